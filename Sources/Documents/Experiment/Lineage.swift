/// Who descends from whom: every experiment's root, and the rings where there is none.
///
/// Each experiment is walked once, so that a chain of thousands costs no more than a thousand roots.
public struct Lineage: Sendable {
  /// Places in `RepositoryDocuments.experiments`, each ring from its smallest identifier along the
  /// parents; sorted by their first members.
  public private(set) var rings: [[Int]] = []
  private var parents: [Parent]
  private var roots: [Root]

  private enum Parent {
    case none
    case known(Int)
    /// Names no experiment, or the file does not parse.
    case unclear
  }

  private enum Root {
    case notWalked
    case beingWalked
    case known(Int)
    case unclear
  }

  public init(_ repository: RepositoryDocuments) {
    parents = repository.experiments.map { Self.parent(of: $0, in: repository.experimentIndex) }
    roots = Array(repeating: .notWalked, count: parents.count)
    for start in parents.indices { walk(from: start) }
    let experiments = repository.experiments
    rings = rings.map { ring in
      let first = ring.indices.min {
        let (left, right) = (experiments[ring[$0]], experiments[ring[$1]])
        guard let one = left.identifier, let other = right.identifier, one != other else {
          return left.path < right.path
        }
        return one < other
      }
      return Array(ring[(first ?? 0)...] + ring[..<(first ?? 0)])
    }
    rings.sort { $0[0] < $1[0] }
  }

  /// The parent of the experiment at `index`, where there is one and it is known.
  public func parent(of index: Int) -> Int? {
    if case .known(let parent) = parents[index] { parent } else { nil }
  }

  /// The first ancestor of the experiment at `index`, itself where it has no parent; nil where a
  /// parent is unknown or the lineage returns to itself.
  public func root(of index: Int) -> Int? {
    if case .known(let root) = roots[index] { root } else { nil }
  }

  private static func parent(of experiment: Experiment, in index: ExperimentIndex) -> Parent {
    guard experiment.root != nil else { return .unclear }
    guard let node = experiment.parent, !node.isBlank else { return .none }
    guard let identifier = node.string.flatMap({ ExperimentIdentifier($0) }),
      let parent = index.index(of: identifier)
    else { return .unclear }
    return .known(parent)
  }

  private mutating func walk(from start: Int) {
    var way: [Int] = []
    var root = Root.unclear
    var place: Int? = start
    while let here = place {
      switch roots[here] {
      case .notWalked:
        roots[here] = .beingWalked
        way.append(here)
        place = parent(of: here)
        if case .none = parents[here] { root = .known(here) }
      case .beingWalked:
        rings.append(Array(way.drop { $0 != here }))
        place = nil
      case .known, .unclear:
        root = roots[here]
        place = nil
      }
    }
    for step in way { roots[step] = root }
  }
}
