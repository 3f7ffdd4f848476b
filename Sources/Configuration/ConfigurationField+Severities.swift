import ByteText
import Checks
import Documents
import Findings

extension ConfigurationField {
  /// The words for how much a rule weighs.
  public static let severityNames = Severity.allCases.map(\.rawValue) + ["off"]

  /// `severity: {EXP: warning, missing-seed: off}`: each key selects rules, the last one counts.
  static let severities = ConfigurationField(
    "severity", .severities,
    """
    How much rules weigh: a rule, a family or ALL to `error`, `warning` or `off`; of several keys that \
    select a rule the last counts.
    """
  ) { node, configuration in
    if node.isNull { return [] }
    guard node.isMapping else { return [.wrongValue(of: "severity", node, wanted: "a mapping")] }
    return node.entries.flatMap { entry -> [ConfigurationProblem] in
      guard let rule = entry.key.text else { return [.unknownKey(entry.key, [])] }
      if let problem = ConfigurationProblem.unknownRule(rule, at: entry.key.location) {
        return [problem]
      }
      guard let name = entry.value.string?.description, severityNames.contains(name) else {
        let wanted = severityNames.joined(separator: ", ")
        return [.wrongValue(of: rule.description, entry.value, wanted: "one of \(wanted)")]
      }
      configuration.selection.severities.append((RuleSelector(rule), Severity(rawValue: name)))
      return []
    }
  }
}
