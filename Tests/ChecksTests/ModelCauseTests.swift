import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

/// One cause gives one finding: every other rule of the family is silent.
@Suite struct ModelCauseTests {
  private static let pointer: ByteString = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
    size 98500000

    """

  private func ids(_ files: [ExampleFile]) -> [String] {
    let repository = ExampleRepository(Example("", files))
    return allChecks.filter { $0.rule.identity.family == "MOD" }.flatMap { check in
      check.init().findings(in: repository.documents).map { _ in check.rule.id }
    }
  }

  private func model(_ fields: String) -> [ExampleFile] {
    [
      ExampleFile(
        "models/net/model_v1.0.0.json",
        ByteString(
          """
          {"model_name": "net", "architecture": "MLP", "framework": "pytorch",
           "created_at": "2024-01-15T10:00:00Z", "metrics": {"test_accuracy": 0.5}, \(fields)}
          """)),
      ExampleFile("models/net/model_v1.0.0.pth", Self.pointer),
    ]
  }

  @Test func anUnknownExperimentHasNoFigures() {
    let files =
      model(
        """
        "version": "1.0.0", "training_config": {"experiment_id": "exp-002", "epochs": 1},
        "data_dvc_hash": "d41d8cd98f00b204"
        """)
      + [
        ExampleFile(
          "experiments/exp-001.yaml",
          """
          experiment: {id: exp-001}
          training: {epochs: 2}
          data: {dvc_hash: 68b329da9893e340}
          results: {test_accuracy: 0.75}
          """)
      ]
    #expect(ids(files) == ["MOD005"])
  }

  @Test func anExperimentThatDoesNotParseHasNoFigures() {
    let files =
      model("\"version\": \"1.0.0\", \"training_config\": {\"experiment_id\": \"exp-001\"}")
      + [ExampleFile("experiments/exp-001.yaml", "{")]
    #expect(ids(files) == [])
  }

  @Test(arguments: ["\"v1.1.0\"", "\"\"", "\"1.1\""])
  func anInvalidVersionDisagreesWithNothing(version: String) {
    #expect(ids(model("\"version\": \(version), \"training_config\": {}")) == ["MOD002"])
  }

  @Test func aVersionOfTheWrongTypeIsOnlyThat() {
    #expect(ids(model("\"version\": 1.1, \"training_config\": {}")) == ["MOD012"])
  }

  @Test func metadataThatDoesNotParseHasNoFinding() {
    #expect(
      ids([
        ExampleFile("models/net/model_v1.0.0.json", "{\"version\": \"v1\","),
        ExampleFile("models/net/model_v1.0.0.pth", Self.pointer),
      ]) == [])
  }

  @Test func missingWeightsHaveNoSize() {
    #expect(
      ids([
        ExampleFile(
          "models/net/model_v1.0.0.json",
          """
          {"model_name": "net", "version": "1.0.0", "architecture": "MLP",
           "framework": "pytorch", "created_at": "2024-01-15T10:00:00Z",
           "training_config": {}, "metrics": {}, "performance": {"model_size_mb": 1}}
          """)
      ]) == ["MOD004"])
  }

  @Test func theNearestProjectsExperimentCounts() {
    let metadata = """
      {"model_name": "net", "version": "1.0.0", "architecture": "MLP", "framework": "pytorch",
       "created_at": "2024-01-15T10:00:00Z", "training_config": {"experiment_id": "exp-001"},
       "metrics": {"test_accuracy": 0.5}}
      """
    #expect(
      ids([
        ExampleFile("b/models/model_v1.0.0.json", ByteString(metadata)),
        ExampleFile("b/models/model_v1.0.0.pth", Self.pointer),
        ExampleFile(
          "a/experiments/exp-001.yaml",
          "experiment: {id: exp-001}\nresults: {test_accuracy: 0.25}\n"),
        ExampleFile(
          "b/experiments/exp-001.yaml",
          "experiment: {id: exp-001}\nresults: {test_accuracy: 0.5}\n"),
      ]) == [])
  }
}
