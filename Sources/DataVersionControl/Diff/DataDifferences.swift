public import ByteText

/// What differs between two moments of a project's data: what `dvc diff` says.
///
/// Source: `dvc/repo/diff.py` of DVC 3.67 and `dvc_data/index/diff.py` of dvc-data 3.18. A path that two outputs
/// hold is compared once. Two equal hashes are the same content even where DVC 2 made the one and DVC 3 the other.
public struct DataDifferences: Sendable {
  /// A file or folder, a folder with `/` at its end.
  public struct Change: Hashable, Sendable {
    public let path: ByteString
    /// Of a rename.
    public let newPath: ByteString?
    public let oldHash: ByteString?
    public let newHash: ByteString?
  }

  /// Each sorted by path.
  public private(set) var added: [Change] = []
  public private(set) var deleted: [Change] = []
  public private(set) var modified: [Change] = []
  public private(set) var renamed: [Change] = []
  /// What the older side records and DVC's cache does not hold; looked at only against the disk.
  public private(set) var notInCache: [Change] = []
  /// Folders that differ in files which no list at hand names, sorted.
  public private(set) var unlisted: [RepositoryPath] = []

  /// - Parameter isMissing: whether the cache lacks an object; nil where nobody asks.
  public init(
    _ old: DataOutputs, _ new: DataOutputs, isMissing: ((RecordedHash) -> Bool)? = nil
  ) {
    let opensEqual = isMissing != nil
    let before = OpenedOutputs(old, comparedWith: new, opensEqual: opensEqual)
    let after = OpenedOutputs(new, comparedWith: old, opensEqual: opensEqual)
    let unreadable = Set(old.unreadable.keys).union(new.unreadable.keys)
    let closed = before.closed.union(after.closed).union(unreadable)
    unlisted = closed.subtracting(unreadable)
      .filter { old.outputs[$0]?.hash?.md5 != new.outputs[$0]?.hash?.md5 }.sorted()
    var moves = Moves()
    for path in Set(before.places.keys).union(after.places.keys) where !unreadable.contains(path) {
      let (first, second) = (before.places[path], after.places[path])
      if first?.isImplied == true || second?.isImplied == true { continue }
      if let isMissing, let first, let hash = first.hash, isMissing(hash) {
        notInCache.append(first.change())
      }
      if !path.isInside(anyOf: closed) { compare(first, second, &moves) }
    }
    pair(moves.additions.sorted(), moves.deletions.sorted())
    for list in [\Self.added, \.deleted, \.modified, \.renamed, \.notInCache] {
      self[keyPath: list].sort { $0.path < $1.path }
    }
  }

  /// What may turn out to be renamed.
  private struct Moves {
    var additions: [Place] = []
    var deletions: [Place] = []
  }

  private mutating func compare(_ old: Place?, _ new: Place?, _ moves: inout Moves) {
    switch (old, new) {
    case (nil, let new?): moves.additions.append(new)
    case (let old?, nil): moves.deletions.append(old)
    case (let old?, let new?):
      if old.isFolder != new.isFolder || old.hash?.md5 != new.hash?.md5 {
        modified.append(old.change(to: new))
      }
    case (nil, nil): break
    }
  }

  /// Of each hash the first that was added is the first that was deleted under another name, and so on.
  private mutating func pair(_ additions: [Place], _ deletions: [Place]) {
    var open = Dictionary(grouping: deletions.reversed(), by: \.hash?.md5)
    for place in additions {
      if let md5 = place.hash?.md5, let original = open[md5]?.popLast() {
        renamed.append(original.change(to: place))
      } else {
        added.append(place.change())
      }
    }
    deleted = open.values.flatMap(\.self).map { $0.change() }
  }

  /// Whether nothing differs; what the cache lacks is no difference.
  public var isEmpty: Bool {
    added.isEmpty && deleted.isEmpty && modified.isEmpty && renamed.isEmpty
  }
}

/// The places that one side holds, folders opened where that is needed.
private struct OpenedOutputs {
  var places: [RepositoryPath: Place] = [:]
  /// Folders whose files no list at hand names.
  var closed: Set<RepositoryPath> = []

  init(_ side: DataOutputs, comparedWith other: DataOutputs, opensEqual: Bool) {
    for (path, output) in side.outputs {
      let isImplied = output.isFolder && output.hash == nil
      places[path] = Place(path, isFolder: output.isFolder, output.hash, isImplied: isImplied)
      addFolders(above: path, below: "")
      guard output.isFolder else { continue }
      if !opensEqual, let md5 = output.hash?.md5, other.outputs[path]?.hash?.md5 == md5 { continue }
      guard let files = side.files(of: path) else {
        closed.insert(path)
        continue
      }
      for (inner, hash) in files {
        places[inner] = Place(inner, isFolder: false, hash)
        addFolders(above: inner, below: path)
      }
    }
  }

  private mutating func addFolders(above path: RepositoryPath, below top: RepositoryPath) {
    var folder = path.folder
    while folder != top, !folder.bytes.isEmpty, places[folder] == nil {
      places[folder] = Place(folder, isFolder: true, nil, isImplied: true)
      folder = folder.folder
    }
  }
}

/// A file or folder of one side.
private struct Place {
  let path: RepositoryPath
  let isFolder: Bool
  let hash: RecordedHash?
  /// Whether it is a folder only because something lies in it: nothing is said of it.
  let isImplied: Bool

  init(
    _ path: RepositoryPath, isFolder: Bool, _ hash: RecordedHash?, isImplied: Bool = false
  ) {
    (self.path, self.isFolder, self.hash, self.isImplied) = (path, isFolder, hash, isImplied)
  }

  var text: ByteString {
    isFolder ? ByteString(path.bytes.bytes + [.ascii("/")]) : path.bytes
  }

  func change(to other: Place? = nil) -> DataDifferences.Change {
    let isRename = other.map { $0.path != path } ?? false
    return DataDifferences.Change(
      path: text, newPath: isRename ? other?.text : nil, oldHash: hash?.md5,
      newHash: other?.hash?.md5)
  }
}

extension Place: Comparable {
  /// As Python orders the tuples of the components.
  static func < (left: Place, right: Place) -> Bool {
    left.path.components.lexicographicallyPrecedes(right.path.components) {
      $0.lexicographicallyPrecedes($1)
    }
  }

  static func == (left: Place, right: Place) -> Bool { left.path == right.path }
}

extension RepositoryPath {
  fileprivate func isInside(anyOf folders: Set<RepositoryPath>) -> Bool {
    guard !folders.isEmpty else { return false }
    var folder = self.folder
    while !folder.bytes.isEmpty {
      if folders.contains(folder) { return true }
      folder = folder.folder
    }
    return false
  }
}
