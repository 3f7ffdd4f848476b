import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// commit-msg: the message in a file, which git is about to commit.
struct MessageHook {
  let arguments: [String]
  let options: CommonOptions
  let skip: SkipVariable

  func run() throws {
    guard let file = arguments.first, arguments.count == 1 else {
      throw CommandFailure.usage("hook commit-msg takes the file that holds the message")
    }
    var place = try JudgedPlace(options, source: .index(changesOnly: true))
    place.configuration.selection.skip += skip.rules
    let bytes = try PlainFile.bytes(of: file)
    var report = Report(
      toolVersion: mlgateVersion, policy: place.configuration.policy,
      source: ReportSource(kind: .index))
    if let message = try place.repository.editedMessage(bytes, path: file) {
      let judge = MessageJudge(
        repository: place.repository, configuration: place.configuration)
      report.add(try judge.outcome(of: message, files: place.filesOfMessage))
      report.checkedFiles = 1
    }
    try options.deliver(report)
  }
}

extension JudgedPlace {
  /// The index with the change that a message may speak of. `git commit --amend` looks like any other
  /// commit from here, so what HEAD touches counts too; a push and CI judge the commit that came of it.
  fileprivate func filesOfMessage() throws(CommandFailure) -> Snapshot {
    let amended = try fromGit { () throws(GitError) -> Set<RepositoryPath> in
      guard let head = try repository.head()?.id else { return [] }
      let parent = try repository.text(of: head).parents.first
      return try repository.snapshot(of: head).paths(
        changedSince: parent.map { id throws(GitError) in try repository.snapshot(of: id) })
    }
    return snapshot.judging((snapshot.changedPaths ?? []).union(amended))
  }
}

extension GitRepository {
  /// What git will keep of the message in a file; nil where that is nothing.
  func editedMessage(
    _ bytes: [UInt8], path: String
  ) throws(CommandFailure) -> CommitMessage? {
    func configured(_ name: ByteString) throws(CommandFailure) -> ByteString? {
      try fromGit { () throws(GitError) in try setting(name) }
    }
    let string = try configured("core.commentString")
    let character = try configured("core.commentChar")
    // git sets this where nobody edits the message, in which case it keeps comments.
    let isEdited = unsafe getenv("GIT_EDITOR").map { unsafe String(cString: $0) != ":" } ?? true
    let cleanup = MessageCleanup(
      mode: try configured("commit.cleanup"), commentText: string ?? character, isEdited: isEdited,
      of: bytes)
    let place = RepositoryPath(ByteString(path))
    return CommitMessage(
      bytes, encoding: try configured("i18n.commitEncoding"), path: place, cleanup: cleanup)
  }
}
