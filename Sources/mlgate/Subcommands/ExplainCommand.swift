import ArgumentParser
import Findings
import Reference

/// `mlgate explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a rule: what it finds, why, and examples.",
    discussion: """
      Examples:
        mlgate explain EXP004
        mlgate explain unknown-parent
      """)

  @Argument(
    help: "Rule ids, names or families.", completion: .list(allRuleNames))
  var rules: [String]

  func run() throws {
    let pages = try selectedRules(rules).map(\.explanation)
    try Console.write(pages.joined(separator: "\n"))
  }
}
