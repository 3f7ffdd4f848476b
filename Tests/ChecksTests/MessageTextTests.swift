import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import Testing

/// The wording of the rules on messages and branches.
@Suite struct MessageTextTests {
  private func messages(
    _ text: String, _ files: [RepositoryPath: [UInt8]] = [:], touching: Set<RepositoryPath>? = nil
  ) throws -> [String] {
    let message = try #require(
      CommitMessage(SourceText(path: "MSG", bytes: Array(text.utf8)), cleanup: .none))
    let snapshot = Snapshot(files: files)
    let documents = RepositoryDocuments(
      snapshot.judging(touching ?? Set(snapshot.entries.map(\.path))))
    return MessageRunner().run(DescribedChange(message, documents)).findings
      .map {
        "\($0.location.range.map { "\($0.start.line):\($0.start.column)" } ?? "") \($0.message)"
      }
  }

  private let experiment: [RepositoryPath: [UInt8]] = [
    "experiments/exp-003-adam.yaml": Array(
      "experiment: {id: exp-003}\nresults: {test_accuracy: 0.862, loss: 0.30}\n".utf8)
  ]

  private let types = "init, config, data, experiment, model, deps, ci, docs, fix, results"

  @Test func typesOfCommits() throws {
    #expect(
      try messages("Add rows\n") == ["1:1 'Add rows' is not 'type: summary'; types are \(types)"])
    #expect(
      try messages("experiments: x\n")
        == ["1:1 'experiments' is no known type; did you mean 'experiment'?"])
    #expect(try messages("Data: x\n") == ["1:1 'Data' is no known type; did you mean 'data'?"])
    #expect(try messages("wip: x\n") == ["1:1 'wip' is no known type; types are \(types)"])
  }

  @Test func figures() throws {
    let text = """
      experiment: Adam (exp-003)

      Results:
      - Test accuracy: 87.1% (+2.3% vs baseline)
      * Accuracy: 86.2%
      - Loss: 0.31
      - loss: 0.3
      - Version: 2.1.0

      """
    #expect(
      try messages(text, experiment) == [
        "4:18 'Test accuracy' is 87.1%, but 'test_accuracy' is 0.862 in 'experiments/exp-003-adam.yaml'",
        "6:9 'Loss' is 0.31, but 'loss' is 0.30 in 'experiments/exp-003-adam.yaml'",
      ])
  }

  @Test func whatIsNotTouched() throws {
    #expect(
      try messages("experiment: Adam (exp-003)\n\nResults:\n", experiment, touching: ["a"])
        == ["1:19 the commit does not touch 'experiments/exp-003-adam.yaml'"])
    #expect(
      try messages("results: exp-005\n", experiment) == ["1:10 there is no experiment 'exp-005'"])
    #expect(try messages("model: add x v1.0.0\n") == ["1:14 there is no metadata of 'v1.0.0'"])
    // Deleted is touched.
    #expect(
      try messages(
        "experiment: drop exp-009\n\nResults: none\n", experiment,
        touching: ["experiments/exp-009-x.yaml"]) == [])
  }

  @Test(arguments: [
    "Merge branch 'x'", "Revert \"x\"", "fixup! x", "squash! x", "amend! x", "Reapply \"x\"",
  ])
  func subjectsOfGit(_ subject: String) throws {
    #expect(try messages(subject + "\n") == [])
  }
}
