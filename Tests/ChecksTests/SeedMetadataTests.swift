import ByteText
import Checks
import Documents
import Findings
import Foundation
import TestSupport
import Testing

/// The cases of `check_model_metadata.py`, the validator that the seed document prints: what it accepts
/// passes every rule that needs no history, and what it refuses is found.
@Suite struct SeedMetadataTests {
  /// The seed's metadata; its placeholder hash and commit are not hexadecimal.
  static let valid = """
    {
      "model_name": "resnet50",
      "version": "1.0.0",
      "architecture": "ResNet-50",
      "framework": "pytorch",
      "framework_version": "2.1.0",
      "created_at": "2024-01-15T10:00:00Z",
      "training_config": {
        "experiment_id": "exp-001",
        "dataset": "imagenet",
        "dataset_version": "2023.1",
        "epochs": 90,
        "batch_size": 256,
        "learning_rate": 0.1,
        "optimizer": "sgd"
      },
      "metrics": {
        "train_accuracy": 0.876,
        "val_accuracy": 0.852,
        "test_accuracy": 0.848,
        "train_loss": 0.342,
        "val_loss": 0.389
      },
      "data_version": "imagenet_v2023.1",
      "data_dvc_hash": "a1b2c3d4e5f60718",
      "git_commit": "abc123def456",
      "git_tag": "model-v1.0.0",
      "deployment": {
        "input_shape": [3, 224, 224],
        "output_classes": 1000,
        "preprocessing": "ImageNet normalization",
        "compatible_with": ["pytorch>=2.0.0"]
      },
      "performance": {
        "inference_time_ms": 15.3,
        "model_size_mb": 98.5,
        "parameters_millions": 25.6
      }
    }

    """

  static let experiment = """
    experiment: {id: "exp-001", name: baseline}
    model: {architecture: resnet50, num_classes: 1000}
    data: {dataset: imagenet, version: "2023.1", dvc_hash: a1b2c3d4e5f60718}
    training: {epochs: 90, batch_size: 256, learning_rate: 0.1, optimizer: sgd, seed: 42}
    results:
      train_accuracy: 0.876
      val_accuracy: 0.852
      test_accuracy: 0.848
      train_loss: 0.342
      val_loss: 0.389

    """

  static let pointer = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    size 98500000

    """

  private func ids(metadata: String) -> [String] {
    let repository = ExampleRepository(
      Example(
        "",
        [
          ExampleFile("models/resnet50/model_v1.0.0.json", .init(metadata)),
          ExampleFile("models/resnet50/model_v1.0.0.pth", .init(Self.pointer)),
          ExampleFile("experiments/exp-001-baseline.yaml", .init(Self.experiment)),
          ExampleFile("requirements.txt", "torch==2.1.0\n"),
        ],
        history: ExampleHistory(ancestors: ["abc123def456abc123def456abc123def456abcd"])))
    return allChecks.filter { $0.rule.identity.family == "MOD" || $0.rule.identity.family == "SYN" }
      .flatMap { check in
        check.init().findings(in: repository.documents).map { _ in check.rule.id }
      }
  }

  @Test func theSeedsMetadataIsValid() {
    #expect(ids(metadata: Self.valid) == [])
  }

  /// A change to the valid metadata that the validator refuses, and the rule that says so.
  struct Fault: Sendable, CustomTestStringConvertible {
    let original: String
    let changed: String
    let rules: [String]

    var testDescription: String { "\(original) → \(changed)" }

    init(_ original: String, _ changed: String, _ rules: String...) {
      (self.original, self.changed, self.rules) = (original, changed, rules)
    }
  }

  @Test(arguments: [
    Fault("\"model_name\": \"resnet50\",", "", "MOD001"),
    Fault("\"version\": \"1.0.0\",", "", "MOD001"),
    Fault("\"architecture\": \"ResNet-50\",", "", "MOD001"),
    Fault("\"framework\": \"pytorch\",", "", "MOD001"),
    Fault("\"created_at\": \"2024-01-15T10:00:00Z\",", "", "MOD001"),
    Fault("\"version\": \"1.0.0\"", "\"version\": \"\"", "MOD002"),
    Fault("\"version\": \"1.0.0\"", "\"version\": \"1.0\"", "MOD002"),
    Fault("\"version\": \"1.0.0\"", "\"version\": \"1.0.0.0\"", "MOD002"),
    Fault("\"version\": \"1.0.0\"", "\"version\": 1", "MOD012"),
    Fault("\"model_name\": \"resnet50\"", "\"model_name\": 50", "MOD012"),
    Fault("\"framework\": \"pytorch\"", "\"framework\": []", "MOD012"),
    Fault("\"test_accuracy\": 0.848", "\"test_accuracy\": \"84.8%\"", "MOD012"),
    Fault("\"test_accuracy\": 0.848", "\"test_accuracy\": true", "MOD012"),
    Fault("\"experiment_id\": \"exp-001\"", "\"experiment_id\": \"exp-404\"", "MOD005"),
    Fault("\"git_commit\": \"abc123def456\"", "\"git_commit\": \"HEAD\"", "MOD009"),
    Fault("\"parameters_millions\": 25.6", "\"parameters_millions\": 25.6,", "SYN002"),
  ])
  func whatTheValidatorRefusesIsFound(_ fault: Fault) throws {
    let range = try #require(Self.valid.range(of: fault.original))
    let metadata = Self.valid.replacingCharacters(in: range, with: fault.changed)
    #expect(ids(metadata: metadata) == fault.rules)
  }
}
