import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Judges the message of a commit against what the commit holds.
struct MessageJudge {
  let repository: GitRepository
  let configuration: GateConfiguration

  /// The message of a commit that is there, compared with the change since its first parent.
  func outcome(of id: ObjectID) throws(CommandFailure) -> MessageOutcome? {
    let text = try fromGit { () throws(GitError) in try repository.text(of: id) }
    let path = RepositoryPath(ByteString("commit \(id.description.prefix(12))"))
    guard let message = CommitMessage(text.message, encoding: text.encoding, path: path) else {
      return nil
    }
    return try outcome(of: message) { () throws(CommandFailure) in
      try fromGit { () throws(GitError) in try snapshot(of: id, since: text.parents.first) }
    }
  }

  /// - Parameter files: as the commit has them; what differs from the state before is its change. Asked
  ///   only where the message speaks of files: trees are read to tell.
  func outcome(
    of message: CommitMessage, files: () throws(CommandFailure) -> Snapshot
  ) throws(CommandFailure) -> MessageOutcome {
    let subject = ConventionalSubject(message.subject)
    let speaksOfFiles = ["experiment", "results", "model"].contains(subject?.type)
    let documents = RepositoryDocuments(
      speaksOfFiles ? try files() : Snapshot(files: [:]).judging([]),
      settings: configuration.checks)
    return MessageRunner(selection: configuration.selection)
      .run(DescribedChange(message, documents))
  }

  private func snapshot(of id: ObjectID, since parent: ObjectID?) throws(GitError) -> Snapshot {
    let files = try repository.snapshot(of: id)
    guard let parent else { return files }
    return files.judging(files.paths(changedSince: try repository.snapshot(of: parent)))
  }
}

extension Report {
  /// Adds what was found in a message or a branch's name.
  mutating func add(_ outcome: MessageOutcome) {
    findings = (findings + outcome.findings).inReportOrder()
    skipped += outcome.skipped.filter { !skipped.contains($0) }
    checks = CheckedRule.joined(checks, outcome.checks)
  }
}
