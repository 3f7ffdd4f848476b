import ByteText
import Checks
import Documents
import Findings
import SmokeTraining

extension ConfigurationField {
  /// Every key of `.mlgate.yaml`, in the order of the reference page.
  public static let all: [ConfigurationField] = [
    .section(
      "paths", "Which folders hold what.",
      [
        .texts(
          "experiments", \.checks.layout.experimentFolders,
          "Names of folders, at any depth, that hold experiment configurations."),
        .texts(
          "models", \.checks.layout.modelFolders,
          "Names of folders, at any depth, that hold model metadata."),
      ]),
    .section(
      "rules", "Which rules run, and how much each weighs.",
      [
        .rules("select", \.selection.select, "The rules that run: ids, names, families or ALL."),
        .rules("ignore", \.selection.ignore, "Rules that do not run although selected."),
        .severities,
      ]),
    .entries(
      "ignores", \.selection.pathIgnores,
      [
        .described("path", "A glob as in .gitignore: `legacy/**`, `*.yaml`, `/data/old.yaml`."),
        .ruleNames("rules", "The rules that do not count there."),
        .described("reason", "Why, for the report."),
      ], required: ["path", "rules", "reason"],
      "Rules that do not count for some paths.", make: pathIgnore),
    .section(
      "smoke_train", "The training job of `mlgate run`.",
      [
        .boolean("enabled", \.smokeTraining.isEnabled, "Whether the job runs."),
        .number(
          "accuracy", \.smokeTraining.minimumAccuracy, in: 0...1,
          "The least share of test rows predicted right."),
        .number(
          "cross_validation_accuracy", \.smokeTraining.minimumCrossValidationAccuracy, in: 0...1,
          "The least share of all rows predicted right in five-fold cross-validation."),
        .number(
          "predict_seconds", \.smokeTraining.maximumPredictSeconds, in: 0...3600,
          "The longest time that predicting one row may take at its fastest."),
        .number(
          "test_size", \.smokeTraining.testSize, in: 0.05...0.95, "The share of rows that test."),
      ]),
    .choice("fail_on", \.failOn, "The least severity that fails a run."),
    .boolean("strict", \.isStrict, "Whether what was skipped or inconclusive fails a run."),
  ]

  /// A text of an entry, which the entry's maker reads.
  private static func described(_ name: String, _ summary: String) -> Self {
    Self(name, .texts(default: []), summary) { node, _ in
      node.text?.isEmpty == false ? [] : [.wrongValue(of: name, node, wanted: "a text")]
    }
  }

  private static func ruleNames(_ name: String, _ summary: String) -> Self {
    Self(name, .rules(default: []), summary) { node, _ in
      guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list of rules")] }
      return node.elements.compactMap(unknownRule)
    }
  }

  private static func pathIgnore(_ node: Node) -> PathIgnore {
    PathIgnore(
      glob: Glob(node["path"]?.text ?? ""),
      rules: (node["rules"]?.elements ?? []).compactMap(\.text).map(RuleSelector.init),
      reason: node["reason"]?.text ?? "",
      location: node["path"]?.location ?? node.location)
  }
}
