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
  /// The files that were judged.
  let judged: [SnapshotEntry]

  init(
    documents: RepositoryDocuments, outcome: CheckOutcome, new: [ReportedFinding],
    present: Set<String>
  ) {
    self.documents = documents
    self.outcome = outcome
    self.new = new
    self.present = present
    judged = documents.snapshot.entries.filter { documents.snapshot.isJudged($0.path) }
  }

  /// Of a commit with the files of its parent.
  init(unchanged snapshot: Snapshot) {
    (documents, outcome, new, present, judged) = (nil, nil, [], [], [])
  }

  var unverified: [UnverifiedQuestion] { outcome?.unverified ?? [] }
}
