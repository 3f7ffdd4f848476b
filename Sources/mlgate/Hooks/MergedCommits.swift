import ByteText
import GitRepository
import JobRunner
import RepositorySnapshot

/// The commits that a merge brings into HEAD, while git asks a hook about it.
struct MergedCommits {
  /// Sorted; empty where nothing is merged.
  let ids: [ObjectID]

  /// git writes `MERGE_HEAD` only after pre-merge-commit; until then it names the commits in variables,
  /// `GITHEAD_<id>=<name>`. Those may come from a merge around this one, so pre-commit reads the file.
  init(of repository: GitRepository, for hook: HookName) throws(CommandFailure) {
    let names: [ByteString]
    if hook == .preMergeCommit {
      names = ChildEnvironment.ofThisProcess().keys.filter { $0.hasPrefix("GITHEAD_") }
        .map { ByteString($0.dropFirst("GITHEAD_".utf8.count)) }
    } else {
      let file = String(
        decoding: repository.gitDirectory.bytes + Array("/MERGE_HEAD".utf8), as: UTF8.self)
      names = try PlainFile.isRegular(file) ? ByteString(PlainFile.bytes(of: file)).lines : []
    }
    ids = names.compactMap { ObjectID(hexadecimal: $0) }.sorted { $0.description < $1.description }
  }
}

extension ByteString {
  fileprivate var lines: [ByteString] { split(separator: .lineFeed).map { ByteString($0) } }
}
