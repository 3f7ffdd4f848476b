import ArgumentParser
import Checks
import Findings
import Reference

/// `mlgate rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List every rule.",
    discussion: """
      Examples:
        mlgate rules
        mlgate rules EXP
        mlgate rules --format json         with rationale and examples, for tools
      """)

  @Argument(help: "Only these ids, names or families.", completion: .list(allRuleNames))
  var rules: [String] = []

  @Option(help: "What to print: text or json.")
  var format: RulesFormat = .text

  func run() throws {
    let chosen = try selectedRules(rules)
    switch format {
    case .json: try Console.write(rulesJSON(chosen))
    case .text: try Console.write(table(chosen))
    }
  }

  private func table(_ chosen: [Rule]) -> String {
    let width = chosen.map { $0.name.utf8.count }.max() ?? 0
    return chosen.map { rule in
      let name = rule.name + String(repeating: " ", count: width - rule.name.utf8.count)
      let severity = rule.severity == .error ? "error  " : "warning"
      return "\(rule.id)  \(name)  \(severity)  \(rule.summary)\n"
    }.joined()
  }
}

enum RulesFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The rules that the words name, all for none; an unknown word is wrong usage with a suggestion.
func selectedRules(_ words: [String]) throws(CommandFailure) -> [Rule] {
  let selectors = try ruleSelectors(words)
  guard !selectors.isEmpty else { return allRules }
  return allRules.filter { rule in selectors.contains { $0.matches(rule.identity) } }
}
