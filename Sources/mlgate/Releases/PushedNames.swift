import ByteText
import GitRepository
import RepositorySnapshot

/// The tags and branches that a push is to make, as they will be on the other side.
struct PushedNames {
  private(set) var tags: [GitTag] = []
  private(set) var branches: [GitBranch] = []

  init() {}

  /// What leads to no commit is left out: it is told elsewhere.
  init(_ refs: [PushedRef], in repository: GitRepository) throws(GitError) {
    for ref in refs where !ref.isDeletion {
      guard let object = ObjectID(hexadecimal: ref.new),
        case .commit(let commit) = try repository.pushTarget(object)
      else { continue }
      if let name = ref.tag, let tag = try repository.tag(name, naming: object) {
        tags.append(tag)
      } else if let branch = GitBranch(reference: ref.name, commit: commit.id) {
        branches.append(branch)
      }
    }
  }
}

extension [GitTag] {
  func updated(with others: [GitTag]) -> [GitTag] {
    let names = Set(others.map(\.name))
    return (filter { !names.contains($0.name) } + others).sorted { $0.name < $1.name }
  }
}

extension [GitBranch] {
  func updated(with others: [GitBranch]) -> [GitBranch] {
    let references = Set(others.map(\.reference))
    return (filter { !references.contains($0.reference) } + others)
      .sorted { $0.reference < $1.reference }
  }
}
