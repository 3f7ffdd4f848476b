import Findings

/// The rules that the results of a run name, sorted by id, with their meaning.
struct SARIFRules {
  private let rules: [(identity: RuleIdentity, rule: Rule?)]
  private let indices: [String: Int]

  init(of findings: some Sequence<ReportedFinding>, known: [Rule]) {
    let meanings = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
    var identities: [String: RuleIdentity] = [:]
    for finding in findings { identities[finding.rule.id] = finding.rule }
    rules = identities.values.sorted { $0.id < $1.id }.map { ($0, meanings[$0.id]) }
    indices = Dictionary(
      rules.enumerated().map { ($0.element.identity.id, $0.offset) }
    ) { first, _ in first }
  }

  func index(of rule: RuleIdentity) -> Int? { indices[rule.id] }

  func write(to json: inout JSONWriter) {
    json.array(rules, .lines) { json, described in
      json.object { json in
        json.member("id", described.identity.id)
        json.member("name", described.identity.name)
        json.text("shortDescription", described.rule?.summary ?? described.identity.name)
        json.text("fullDescription", described.rule?.rationale ?? described.identity.name)
        if let rule = described.rule { json.members(helpOf: rule) }
        json.key("properties")
        json.object {
          $0.key("tags")
          $0.array([described.identity.family]) { $0.string($1) }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(helpOf rule: Rule) {
    key("help")
    object {
      $0.member("text", rule.help)
      $0.member("markdown", "\(rule.rationale)\n\n\(rule.help)")
    }
    key("defaultConfiguration")
    object { $0.member("level", rule.severity.sarifLevel) }
  }

  /// GitHub takes 1,024 characters of a description.
  fileprivate mutating func text(_ name: String, _ text: String) {
    key(name)
    object { $0.member("text", shortened(text, to: 1_000)) }
  }
}
