import ByteText
import Documents
import RepositorySnapshot
import Testing

/// Which experiments a judged change makes the reader parse; all others count by their names.
@Suite struct RelatedExperimentsTests {
  private let lineage: [String: String] = [
    "exp-001-root": "", "exp-002-middle": "exp-001", "exp-003-leaf": "exp-002",
    "exp-004-sibling": "exp-001", "exp-005-other": "", "exp-006-child-of-other": "exp-005",
  ]

  private func parsed(changed: Set<RepositoryPath>?) -> [String] {
    var files: [RepositoryPath: [UInt8]] = [:]
    for (name, parent) in lineage {
      let text = "experiment:\n  id: \(name.prefix(7))\n  parent_experiment: \"\(parent)\"\n"
      files[RepositoryPath(ByteString("experiments/\(name).yaml"))] = Array(text.utf8)
    }
    let snapshot = Snapshot(
      source: .index,
      entries: files.keys.map { SnapshotEntry(path: $0, mode: .regular, object: nil) },
      changedPaths: changed, blobs: MemoryBlobs(files.mapValues { .bytes($0) }))
    let documents = RepositoryDocuments(snapshot)
    #expect(documents.experiments.count == 6)
    return documents.files.map { String($0.path.description.dropFirst(12).prefix(7)) }
  }

  @Test func everyExperimentOfAWholeSnapshot() {
    #expect(parsed(changed: nil).count == 6)
  }

  @Test func ancestorsAndDescendantsOfTheChange() {
    #expect(
      parsed(changed: ["experiments/exp-002-middle.yaml"]) == ["exp-001", "exp-002", "exp-003"])
    #expect(
      parsed(changed: ["experiments/exp-001-root.yaml"])
        == ["exp-001", "exp-002", "exp-003", "exp-004"])
    #expect(parsed(changed: ["experiments/exp-005-other.yaml"]) == ["exp-005", "exp-006"])
  }

  @Test func everyExperimentWhereAFileIsDeleted() {
    #expect(parsed(changed: ["experiments/exp-009-gone.yaml"]).count == 6)
  }
}
