import ByteText
import Documents
import Findings
import Release
import TestSupport
import Testing

@Suite struct ModelResultsTests {
  private func results(_ files: [ExampleFile]) -> [ModelResult] {
    modelResults(in: ExampleRepository(Example("", files)).documents)
  }

  private func metadata(
    _ name: String, _ version: String, accuracy: String? = nil, folder: String = "net"
  ) -> ExampleFile {
    let metrics = accuracy.map { "{\"test_accuracy\": \($0)}" } ?? "{}"
    return ExampleFile(
      ByteString("models/\(folder)/model_v\(version).json"),
      ByteString(
        "{\"model_name\": \"\(name)\", \"version\": \"\(version)\", \"metrics\": \(metrics)}"))
  }

  @Test func everythingComesFromTheMetadata() throws {
    let text: ByteString = """
      {
        "model_name": "resnet50", "version": "1.2.0", "created_at": "2024-01-17T23:30:00-05:00",
        "training_config": {
          "experiment_id": "exp-003", "dataset": "imagenet", "dataset_version": "2023.1",
          "epochs": 90, "learning_rate": 1e-3, "optimizer": "adam", "betas": [0.9, 0.990],
          "schedule": {"warmup": 5}, "clip": null
        },
        "metrics": {"test_accuracy": 0.8710, "train_loss": 0.298},
        "data_version": "imagenet_v2023.1", "git_tag": "model-v1.2.0",
        "performance": {"inference_time_ms": 15.30}
      }
      """
    let result = try #require(
      results([ExampleFile("models/resnet50/model_v1.2.0.json", text)]).first)
    #expect(result.modelName == "resnet50")
    #expect(result.version == "1.2.0")
    #expect(result.date == "2024-01-17")
    #expect(result.experiment == "exp-003")
    #expect(result.dataVersion == "imagenet_v2023.1")
    #expect(result.accuracy == 0.871)
    #expect(result.accuracyChange == nil)
    #expect(result.previousVersion == nil)
    #expect(result.latencyMilliseconds == 15.3)
    #expect(result.tag == "model-v1.2.0")
    #expect(result.metrics.map(\.name) == ["test_accuracy", "train_loss"])
    #expect(result.metrics.map(\.value) == ["0.8710", "0.298"])
    #expect(
      result.hyperparameters.map { "\($0.name) = \($0.value)" }
        == ["epochs = 90", "learning_rate = 1e-3", "optimizer = adam", "betas = 0.9, 0.990"])
  }

  @Test(arguments: [
    ("improvements: {notes: faster}\n", "faster"),
    ("improvements: {notes: \"\", vs_baseline: +1%}\n", "baseline"),
    ("", "baseline"),
  ])
  func theExperimentTellsTheRest(improvements: String, keyChange: String) throws {
    let result = try #require(
      results([
        ExampleFile(
          "models/net/model_v1.0.0.json",
          """
          {"model_name": "net", "version": "1.0.0",
           "training_config": {"experiment_id": "exp-001"}}
          """),
        ExampleFile(
          "experiments/exp-001-baseline.yaml",
          ByteString(
            """
            experiment: {id: exp-001, description: baseline}
            results: {training_time_hours: 48.5}
            \(improvements)
            """)),
      ]).first)
    #expect(result.experimentPath == "experiments/exp-001-baseline.yaml")
    #expect(result.trainingTimeHours == 48.5)
    #expect(result.keyChange == ByteString(keyChange))
  }

  @Test func anUnknownExperimentAddsNothing() throws {
    let result = try #require(
      results([
        ExampleFile(
          "models/net/model_v1.0.0.json",
          """
          {"model_name": "net", "version": "1.0.0",
           "training_config": {"experiment_id": "exp-002"}}
          """),
        ExampleFile("experiments/exp-001.yaml", "experiment: {id: exp-001, description: x}\n"),
      ]).first)
    #expect(result.experiment == "exp-002")
    #expect(result.experimentPath == nil && result.keyChange == nil)
  }

  @Test func modelsByNameAndVersionsFromNewestToOldest() {
    let results = results([
      metadata("net", "1.9.0"), metadata("net", "1.10.0"), metadata("net", "1.10.0-rc.1"),
      metadata("ann", "3.0.0", folder: "ann"), metadata("net", "2.0.0"),
    ])
    #expect(
      results.map { "\($0.modelName) \($0.version)" } == [
        "ann 3.0.0", "net 2.0.0", "net 1.10.0", "net 1.10.0-rc.1", "net 1.9.0",
      ])
    #expect(results.map(\.previousVersion) == [nil, "1.10.0", "1.10.0-rc.1", "1.9.0", nil])
  }

  @Test func changeIsAgainstTheVersionBefore() {
    let results = results([
      metadata("net", "1.0.0", accuracy: "0.75"), metadata("net", "1.1.0", accuracy: "0.875"),
      metadata("net", "1.2.0"), metadata("net", "1.3.0", accuracy: "0.5"),
      metadata("net", "1.4.0", accuracy: "84.8"),
    ])
    #expect(results.map(\.accuracy) == [nil, 0.5, nil, 0.875, 0.75])
    #expect(results.map(\.accuracyChange) == [nil, nil, nil, 0.125, nil])
  }

  @Test func versionsOfOnePrecedenceHaveOneOrderAndNoChange() {
    let results = results([
      metadata("net", "1.0.0+b", accuracy: "0.5"), metadata("net", "1.0.0+a", accuracy: "0.75"),
      metadata("net", "1.1.0", accuracy: "1"),
    ])
    #expect(results.map(\.version) == ["1.1.0", "1.0.0+a", "1.0.0+b"])
    #expect(results.map(\.previousVersion) == ["1.0.0+a", nil, nil])
  }

  @Test func metadataWithoutNameOrVersionHasNoRow() {
    let results = results([
      metadata("net", "1.0"), ExampleFile("models/a/model_v1.0.0.json", "{"),
      ExampleFile("models/b/model_v1.0.0.json", "{\"version\": \"1.0.0\"}"),
      ExampleFile("models/c/model_v1.0.0.json", "[]"),
    ])
    #expect(results.isEmpty)
  }

  @Test func valuesThatAreAbsentStayAbsent() throws {
    let text: ByteString = """
      {"model_name": "net", "version": "1.0.0", "created_at": "yesterday", "git_tag": "",
       "training_config": {"experiment_id": "", "dataset_version": 3}}
      """
    let result = try #require(results([ExampleFile("models/model_v1.0.0.json", text)]).first)
    #expect(result.date == nil && result.tag == nil && result.experiment == nil)
    #expect(result.dataVersion == "3")
    #expect(result.metrics.isEmpty && result.hyperparameters.isEmpty)
  }
}
