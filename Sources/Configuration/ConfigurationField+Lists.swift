import ByteText
import Checks
import Documents
import Findings

extension ConfigurationField {
  static func texts(_ name: String, _ setting: any Setting<[ByteString]>, _ summary: String) -> Self
  {
    let defaults = GateConfiguration()[keyPath: setting].map(\.description)
    return Self(name, .texts(default: defaults), summary) { node, configuration in
      guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list")] }
      let problems = node.elements.filter { $0.text?.isEmpty != false }
        .map { ConfigurationProblem.wrongValue(of: name, $0, wanted: "a list of texts") }
      configuration[keyPath: setting] = node.elements.compactMap(\.text)
      return problems
    }
  }

  static func rules(_ name: String, _ setting: any Setting<[RuleSelector]>, _ summary: String)
    -> Self
  {
    let defaults = GateConfiguration()[keyPath: setting].map(\.text.description)
    return Self(name, .rules(default: defaults), summary) { node, configuration in
      guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list of rules")] }
      configuration[keyPath: setting] = node.elements.compactMap(\.text).map(RuleSelector.init)
      return node.elements.compactMap(unknownRule)
    }
  }

  /// A list of mappings, each made into one `Element`.
  static func entries<Element: Sendable>(
    _ name: String, _ setting: any Setting<[Element]>, _ fields: [ConfigurationField],
    required: [String], _ summary: String, make: @escaping @Sendable (Node) -> Element
  ) -> Self {
    Self(name, .entries(fields, required: required), summary) { node, configuration in
      guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list")] }
      let problems = node.elements.flatMap { element in
        apply(fields, to: element, named: name, into: &configuration)
          + missing(required, in: element, named: name)
      }
      if problems.isEmpty { configuration[keyPath: setting] = node.elements.map(make) }
      return problems
    }
  }

  private static func missing(
    _ required: [String], in node: Node, named name: String
  ) -> [ConfigurationProblem] {
    guard node.isMapping else { return [] }
    return required.filter { node[ByteString($0)] == nil }
      .map { ConfigurationProblem("an entry of '\(name)' needs '\($0)'", at: node.location) }
  }
}

/// The problem of a node that should name a rule and does not.
func unknownRule(_ node: Node) -> ConfigurationProblem? {
  guard let text = node.text else {
    return .wrongValue(of: "rules", node, wanted: "a list of rule ids, names or families")
  }
  let rules = allRules.map(\.identity)
  if rules.contains(where: { RuleSelector(text).matches($0) }) { return nil }
  let guess =
    nearest(to: text, among: RuleSelector.candidates(rules))
    .map { "did you mean \($0.quoted)?" } ?? "'mlgate rules' lists them"
  return ConfigurationProblem("unknown rule \(text.quoted); \(guess)", at: node.location)
}
