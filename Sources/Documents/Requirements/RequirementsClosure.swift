public import ByteText
import RepositorySnapshot

/// A requirements file with all that it includes, as pip would read them.
public struct RequirementsClosure: Sendable {
  /// Why pip would not read an include, or we do not.
  public enum Problem: Hashable, Sendable {
    case missing
    /// Absolute, or above the top of the repository.
    case leavesRepository
    /// The file is being read already; the whole ring.
    case cycle([RepositoryPath])
    case tooDeep(limit: Int)
    case tooManyFiles(limit: Int)
  }

  /// Every requirement in the order pip meets it; a file that is included twice counts once.
  public private(set) var requirements: [(requirement: Requirement, isConstraint: Bool)] = []
  /// What is wrong with the includes, at any depth.
  public private(set) var problems: [(include: RequirementsInclude, problem: Problem)] = []

  private let limits: RequirementLimits
  private var visited: Set<RepositoryPath> = []

  init(_ root: RequirementsFile, in repository: RepositoryDocuments) {
    limits = repository.settings.requirements.limits
    visited.insert(root.path)
    add(root, root.role == .constraints, ring: [root.path], repository)
  }

  private mutating func add(
    _ file: RequirementsFile, _ isConstraint: Bool, ring: [RepositoryPath],
    _ repository: RepositoryDocuments
  ) {
    var includes = file.includes[...]
    for requirement in file.requirements {
      while let next = includes.first, next.target.range.lowerBound < requirement.range.lowerBound {
        includes.removeFirst()
        follow(next, isConstraint, ring, repository)
      }
      requirements.append((requirement, isConstraint))
    }
    for include in includes { follow(include, isConstraint, ring, repository) }
  }

  private mutating func follow(
    _ include: RequirementsInclude, _ isConstraint: Bool, _ ring: [RepositoryPath],
    _ repository: RepositoryDocuments
  ) {
    guard !include.isURL, !include.usesVariable else { return }
    guard let path = include.path else {
      problems.append((include, .leavesRepository))
      return
    }
    if let start = ring.firstIndex(of: path) {
      problems.append((include, .cycle(ring[start...] + [path])))
      return
    }
    guard repository.snapshot.entry(at: path) != nil else {
      problems.append((include, .missing))
      return
    }
    guard let file = repository.requirementsFile(at: path), !visited.contains(path) else { return }
    guard ring.count <= limits.includeDepth else {
      problems.append((include, .tooDeep(limit: limits.includeDepth)))
      return
    }
    guard visited.count <= limits.includedFiles else {
      problems.append((include, .tooManyFiles(limit: limits.includedFiles)))
      return
    }
    visited.insert(path)
    add(file, isConstraint || include.isConstraints, ring: ring + [path], repository)
  }
}

extension RepositoryDocuments {
  /// `file` with everything that it includes.
  public func closure(of file: RequirementsFile) -> RequirementsClosure {
    RequirementsClosure(file, in: self)
  }
}
