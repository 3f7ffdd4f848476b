import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

/// What seed 000's `validate_experiment.py` accepts and refuses, as a table over its own baseline.
@Suite struct SeedExperimentTests {
  /// `experiments/exp-001-baseline.yaml` of seed 000.
  static let baseline = """
    experiment:
      id: "exp-001"
      name: "baseline-resnet50"
      description: "Baseline ResNet-50 with default hyperparameters"
      created_at: "2024-01-15T10:00:00Z"
      git_commit: ""  # Will be filled at runtime

    model:
      architecture: "resnet50"
      pretrained: false
      num_classes: 1000

    data:
      dataset: "imagenet"
      version: "2023.1"
      train_split: 0.8
      val_split: 0.1
      test_split: 0.1
      dvc_hash: "a1b2c3d4e5f6g7h8"

    training:
      epochs: 90
      batch_size: 256
      learning_rate: 0.1
      optimizer: "sgd"
      momentum: 0.9
      weight_decay: 0.0001
      lr_scheduler: "step"
      lr_decay_epochs: [30, 60, 80]
      lr_decay_rate: 0.1

    augmentation:
      random_crop: true
      random_flip: true
      normalize: true
      mean: [0.485, 0.456, 0.406]
      std: [0.229, 0.224, 0.225]

    hardware:
      gpus: 4
      distributed: true
      mixed_precision: true

    results:
      train_accuracy: 0.876
      val_accuracy: 0.852
      test_accuracy: 0.848
      train_loss: 0.342
      val_loss: 0.389
      training_time_hours: 48.5
      best_epoch: 87

    """

  /// One line of the baseline, and what takes its place.
  struct Edit: Sendable, CustomTestStringConvertible {
    let line: String
    let replacement: String
    let rules: [String]

    init(_ line: String, _ replacement: String, _ rules: String...) {
      (self.line, self.replacement, self.rules) = (line, replacement, rules)
    }

    var testDescription: String { "\(line) → \(replacement)" }
  }

  /// The rules of severity error that a text breaks, of every family but DVC's: the script never looks at
  /// DVC's own files, and the md5 in the seed's is made up.
  static func errors(_ text: String) -> [String] {
    let data = "outs:\n- md5: a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6\n  size: 145\n  path: train.csv\n"
    let documents = ExampleRepository(
      Example(
        "",
        [
          ExampleFile("experiments/exp-001-baseline.yaml", ByteString(text)),
          ExampleFile("data/raw/train.csv.dvc", ByteString(data)),
        ])
    ).documents
    return allChecks.filter { $0.rule.identity.family != "DVC" }.flatMap { check in
      check.init().findings(in: documents)
        .filter { ($0.severity ?? check.rule.severity) == .error }.map { _ in check.rule.id }
    }
  }

  private func edited(_ edit: Edit) throws -> String {
    let lines = Self.baseline.split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.contains(edit.line) })
    var result = lines.map { String($0) }
    result[index] = edit.replacement
    return result.joined(separator: "\n")
  }

  @Test func baselineIsValid() {
    #expect(Self.errors(Self.baseline) == [])
  }

  @Test(arguments: [
    Edit("  id:", "  id: exp-001-baseline"), Edit("  id:", "  id: exp-001--x-1"),
    Edit("  epochs:", "  epochs: 100000"), Edit("  learning_rate:", "  learning_rate: 10"),
    Edit("  learning_rate:", "  learning_rate: 1.0e-12"), Edit("  momentum:", "  momentum: 0"),
    Edit("  momentum:", "  momentum: 1"), Edit("  weight_decay:", "  weight_decay: 0.0"),
    Edit("  gpus:", "  gpus: 0"), Edit("  test_accuracy:", "  test_accuracy: 1"),
    Edit("  test_split:", "  test_split: 0.1000005"), Edit("  test_split:", ""),
    Edit("  best_epoch:", "  best_epoch: 0"), Edit("  val_loss:", "  val_loss: 1e3"),
    Edit("  optimizer:", "  optimizer: {name: sgd, nesterov: true}"),
    Edit("  architecture:", "  net: {layers: [64, 64]}"),
  ])
  func acceptedIsAccepted(_ edit: Edit) throws {
    #expect(Self.errors(try edited(edit)) == [])
  }

  @Test(arguments: [
    Edit("experiment:", "other:", "EXP001"), Edit("model:", "other:", "EXP001"),
    Edit("data:", "other:", "EXP001"), Edit("training:", "other:", "EXP001"),
    Edit("  id:", "  id: exp1", "EXP002"), Edit("  id:", "  id: exp-01", "EXP002"),
    Edit("  id:", "  id: exp-001-Upper", "EXP002"), Edit("  id:", "  id: 1", "EXP002"),
    Edit("  id:", "", "EXP002"), Edit("  id:", "  id:", "EXP002"),
    Edit("  git_commit:", "  parent_experiment: exp-009", "EXP004"),
    Edit("  epochs:", "  epochs: 0", "EXP007"), Edit("  epochs:", "  epochs: \"90\"", "EXP006"),
    Edit("  epochs:", "  epochs: 90.0", "EXP006"), Edit("  epochs:", "  epochs: true", "EXP006"),
    Edit("  epochs:", "  epochs:", "EXP006"), Edit("  epochs:", "  epochs: 90.5", "EXP007"),
    Edit("  batch_size:", "  batch_size: 0", "EXP007"),
    Edit("  batch_size:", "  batch_size: [256]", "EXP006"),
    Edit("  learning_rate:", "  learning_rate: 0", "EXP007"),
    Edit("  learning_rate:", "  learning_rate: -0.1", "EXP007"),
    Edit("  learning_rate:", "  learning_rate: fast", "EXP006"),
    Edit("  momentum:", "  momentum: 1.5", "EXP007"),
    Edit("  weight_decay:", "  weight_decay: -0.1", "EXP007"),
    Edit("  lr_decay_rate:", "  lr_decay_rate: 1.5", "EXP007"),
    Edit("  num_classes:", "  num_classes: 0", "EXP007"),
    Edit("  train_split:", "  train_split: 1.5", "EXP007"),
    Edit("  val_split:", "  val_split: -0.1", "EXP007"),
    Edit("  test_split:", "  test_split: ten", "EXP006"),
    Edit("  test_split:", "  test_split: 0.2", "EXP008"),
    Edit("  gpus:", "  gpus: -1", "EXP007"), Edit("  gpus:", "  gpus: all", "EXP006"),
    Edit("  train_accuracy:", "  train_accuracy: 87.6", "EXP007"),
    Edit("  val_accuracy:", "  val_accuracy: -0.1", "EXP007"),
    Edit("  test_accuracy:", "  test_accuracy: \"0.848\"", "EXP006"),
    Edit("  train_loss:", "  train_loss: -1", "EXP007"),
    Edit("  val_loss:", "  val_loss: none", "EXP006"),
    Edit("  training_time_hours:", "  training_time_hours: -1", "EXP007"),
    Edit("  best_epoch:", "  best_epoch: -1", "EXP007"),
    Edit("  best_epoch:", "  best_epoch: 1.5", "EXP007"),
    Edit("  momentum:", "  momentum: .nan", "SYN005"),
    Edit("  momentum:", "  momentum: [", "SYN001"),
  ])
  func refusedIsRefused(_ edit: Edit) throws {
    #expect(Self.errors(try edited(edit)) == edit.rules)
  }

  @Test(arguments: ["experiment", "model", "data", "training"])
  func sectionThatIsNoMappingIsRefused(_ name: String) {
    let sections = ["experiment", "model", "data", "training"].map { section in
      section == name
        ? "\(section): [1]"
        : section == "experiment"
          ? "experiment: {id: exp-001}"
          : section == "data" ? "data: {version: 1}" : "\(section): {a: 1}"
    }
    #expect(Self.errors(sections.joined(separator: "\n") + "\n") == ["EXP006"])
  }

  @Test func secondExperimentOfTheSeedIsValid() {
    let child =
      Self.baseline.replacing("exp-001", with: "exp-002")
      .replacing("  git_commit: \"\"", with: "  git_commit: \"\"\n  parent_experiment: \"exp-001\"")
      .replacing("0.848", with: "0.862")
      + "\nimprovements:\n  vs_baseline: \"+1.4% accuracy\"\n  notes: \"faster\"\n"
    let report = ExperimentMessageTests.report(
      [
        "experiments/exp-001-baseline.yaml": Self.baseline,
        "experiments/exp-002-higher-lr.yaml": child,
        "data/raw/train.csv.dvc": "outs: [{md5: a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6, path: a}]\n",
      ])
    #expect(
      report == [
        "EXP010 19:13 'a1b2c3d4e5f6g7h8' is no md5, which has hexadecimal digits only: copy it from DVC's file",
        "EXP010 20:13 'a1b2c3d4e5f6g7h8' is no md5, which has hexadecimal digits only: copy it from DVC's file",
        "EXP011 21:1 the configuration gives no random seed",
        "EXP011 22:1 the configuration gives no random seed",
        "EXP016 44:1 the results are filled in without 'git_commit' and a random seed",
        "EXP016 45:1 the results are filled in without 'git_commit' and a random seed",
      ])
  }
}
