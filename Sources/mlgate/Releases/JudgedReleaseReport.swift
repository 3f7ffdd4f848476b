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
  ///
  /// - Parameter reproduction: how its pipeline is run again; nil where it is not.
  init(
    tag name: ByteString, _ options: CommonOptions, reproduction: ReproductionOptions? = nil
  ) async throws {
    let source = SourceChoice.commit(JudgedRelease.path(ofTag: name).bytes)
    let gate = try await Gate(options, source: source)
    let book = try ReleaseBook(gate.repository, gate.configuration.checks)
    // What git would make of `model-v1.0.0~1` is no tag.
    guard let tag = book.tags.first(where: { $0.name == name }) else {
      throw CommandFailure.usage("no tag \(name.quoted)")
    }
    let answer = try await reproduction?.answer(of: gate) ?? .notTried
    try await self.init(of: gate, book, name, tag, answer)
  }

  /// Judges what a tag of this name on a commit would be.
  init(
    tag name: ByteString, of gate: Gate, _ book: ReleaseBook
  ) async throws(CommandFailure) {
    try await self.init(of: gate, book, name, nil, .notTried)
  }

  private init(
    of gate: Gate, _ book: ReleaseBook, _ name: ByteString, _ tag: GitTag?,
    _ reproduction: ReleaseReproduction
  ) async throws(CommandFailure) {
    guard case .commit(let commit, _) = gate.place.snapshot.source else {
      throw .usage("a release is a commit")
    }
    self.book = book
    release = try book.judgedRelease(
      name, tag: tag, commit: commit, gate.documents, reproduction: reproduction)
    var report = gate.report
    report.add(ReleaseRunner(selection: gate.configuration.selection).run(release))
    let judge = ObjectJudge(gate.repository, gate.configuration.selection)
    report.add(
      try await judge.outcome(
        of: gate.documents.pointers, in: gate.documents, remedy: .fetch, asksAnyway: false))
    DataJudge(gate.repository, gate.configuration.selection)
      .judge(gate.documents, asksAnyway: false, addingTo: &report)
    self.report = report
  }
}
