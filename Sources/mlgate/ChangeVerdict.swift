import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot

/// What a change brought in.
struct ChangeVerdict {
  /// nil where nothing changed, so that nothing was read.
  let documents: RepositoryDocuments?
  /// nil where nothing changed.
  let outcome: CheckOutcome?
  /// What was not there before; sorted by path, line, column, rule.
  let new: [ReportedFinding]
  /// The fingerprints of everything found, new or not.
  let present: Set<String>
  /// The files that changed, of which each was judged.
  let judged: [SnapshotEntry]
  /// Of the changed files; other ones had their questions open before.
  let unverified: [UnverifiedQuestion]

  /// - Parameters:
  ///   - snapshot: its changed paths are those of the change.
  ///   - documents: of the snapshot; more than the changed files may be judged.
  ///   - known: the fingerprints of what was there before.
  init(
    of snapshot: Snapshot, _ documents: RepositoryDocuments, _ outcome: CheckOutcome,
    known: Set<String>
  ) {
    self.documents = documents
    self.outcome = outcome
    new = outcome.findings.filter { !known.contains($0.fingerprint) }
    present = Set(outcome.findings.map(\.fingerprint))
    judged = snapshot.judgedEntries
    unverified = outcome.unverified.filter { $0.path.map(snapshot.isJudged) ?? true }
  }

  /// Of a commit with the files of its parent.
  init(unchanged snapshot: Snapshot) {
    (documents, outcome, new, present, judged, unverified) = (nil, nil, [], [], [], [])
  }
}
