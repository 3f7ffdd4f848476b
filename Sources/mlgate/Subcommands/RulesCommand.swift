import ArgumentParser
import Checks
import Findings

/// `mlgate rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List every rule.",
    discussion: """
      Examples:
        mlgate rules
        mlgate rules EXP
      """)

  @Argument(help: "Only these ids, names or families.")
  var rules: [String] = []

  func run() throws {
    let chosen = try selectedRules(rules)
    let width = chosen.map { $0.name.utf8.count }.max() ?? 0
    let lines = chosen.map { rule in
      let name = rule.name + String(repeating: " ", count: width - rule.name.utf8.count)
      let severity = rule.severity == .error ? "error  " : "warning"
      return "\(rule.id)  \(name)  \(severity)  \(rule.summary)\n"
    }
    try Console.write(lines.joined())
  }
}

/// The rules that the words name, all for none; an unknown word is wrong usage with a suggestion.
func selectedRules(_ words: [String]) throws(CommandFailure) -> [Rule] {
  let selectors = try ruleSelectors(words)
  guard !selectors.isEmpty else { return allRules }
  return allRules.filter { rule in selectors.contains { $0.matches(rule.identity) } }
}
