import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// A release judged by every check, its own rules among them.
struct JudgedReleaseReport {
  let book: ReleaseBook
  let release: JudgedRelease
  let report: Report

  /// Judges the tag of this name as it is.
  init(tag name: ByteString, _ options: CommonOptions) async throws {
    let source = SourceChoice.commit(JudgedRelease.path(ofTag: name).bytes)
    let gate = try await Gate(options, source: source)
    let book = try ReleaseBook(gate.repository, gate.configuration.checks)
    // What git would make of `model-v1.0.0~1` is no tag.
    guard let tag = book.tags.first(where: { $0.name == name }) else {
      throw CommandFailure.usage("no tag \(name.quoted)")
    }
    try await self.init(of: gate, book, name, tag)
  }

  /// Judges what a tag of this name on a commit would be.
  init(
    tag name: ByteString, of gate: Gate, _ book: ReleaseBook
  ) async throws(CommandFailure) {
    try await self.init(of: gate, book, name, nil)
  }

  private init(
    of gate: Gate, _ book: ReleaseBook, _ name: ByteString, _ tag: GitTag?
  ) async throws(CommandFailure) {
    guard case .commit(let commit, _) = gate.place.snapshot.source else {
      throw .usage("a release is a commit")
    }
    self.book = book
    release = try book.judgedRelease(name, tag: tag, commit: commit, gate.documents)
    var report = gate.report
    report.add(ReleaseRunner(selection: gate.configuration.selection).run(release))
    let judge = ObjectJudge(gate.repository, gate.configuration.selection)
    report.add(
      try await judge.outcome(
        of: gate.documents.pointers, in: gate.documents, remedy: .fetch, asksAnyway: false))
    self.report = report
  }
}
