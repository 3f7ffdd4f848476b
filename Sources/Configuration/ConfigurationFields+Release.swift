import ByteText
import Documents
import Findings
import SmokeTraining

extension ConfigurationField {
  static let release = section(
    "release", "What a release must be.",
    [
      .patterns(
        "protected_branches", \.checks.release.protectedBranches,
        "The branches on one of which a release must lie; a remote's of that name count too."),
      metricTolerances,
      metricBounds,
      .number(
        "speed_tolerance", \.checks.release.speedTolerance, in: 0...1,
        "By which part a prediction must be shorter to count as faster."),
      .text(
        "results_page", \.checks.release.resultsPage,
        "The page that shows every version, seen from the top."),
    ])

  /// `tolerances: {test_accuracy: 0.005}`
  private static let metricTolerances = Self(
    "tolerances", .amounts, "By how much a metric may be worse than in the last release."
  ) { node, configuration in
    if node.isNull { return [] }
    guard node.isMapping else { return [.wrongValue(of: "tolerances", node, wanted: "a mapping")] }
    let problems = node.entries.compactMap { entry -> ConfigurationProblem? in
      guard let name = entry.key.text, !name.isEmpty else {
        return ConfigurationProblem("a metric needs a name", at: entry.key.location)
      }
      guard let value = entry.value.number?.value, value >= 0, value.isFinite else {
        return .wrongValue(of: name.description, entry.value, wanted: "a number that is at least 0")
      }
      return nil
    }
    if problems.isEmpty {
      configuration.checks.release.tolerances = node.entries.map { entry in
        MetricTolerance(entry.key.text ?? "", entry.value.number?.value ?? 0)
      }
    }
    return problems
  }

  /// `thresholds: {test_accuracy: {min: 0.85}}`
  private static let metricBounds = Self(
    "thresholds", .figureBounds, "What the metrics of a release must reach."
  ) { node, configuration in
    var read = GateConfiguration()
    let field = figureBounds("thresholds", \.smokeTraining.bounds, "")
    let problems = field.apply(node, &read)
    if problems.isEmpty {
      configuration.checks.release.thresholds = read.smokeTraining.bounds.map {
        MetricBounds($0.name, minimum: $0.minimum, maximum: $0.maximum)
      }
    }
    return problems
  }
}
