import ByteText
import Checks
import Documents
import Findings

extension ConfigurationField {
  /// `severity: {missing-seed: error}`: each key a rule, each value a severity.
  static let severities = ConfigurationField(
    "severity", .severities,
    "Weighs rules differently: a rule, a family or ALL to error or warning."
  ) { node, configuration in
    guard node.isMapping else { return [.wrongValue(of: "severity", node, wanted: "a mapping")] }
    return node.entries.flatMap { entry -> [ConfigurationProblem] in
      if let problem = unknownRule(entry.key) { return [problem] }
      guard let rule = entry.key.text,
        let severity = entry.value.text.flatMap({ Severity(rawValue: $0.description) })
      else { return [.wrongValue(of: "severity", entry.value, wanted: "error or warning")] }
      configuration.selection.severities.append((RuleSelector(rule), severity))
      return []
    }
  }
}
