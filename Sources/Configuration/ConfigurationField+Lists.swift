import ByteText
import Checks
import Documents
import Findings

extension ConfigurationField {
  static func texts(_ name: String, _ setting: any Setting<[ByteString]>, _ summary: String) -> Self
  {
    let defaults = standard[keyPath: setting].map(\.description)
    return list(name, .texts(default: defaults), setting, summary, element: textProblem) { $0 }
  }

  /// The same for a setting whose order does not count.
  static func texts(
    _ name: String, _ setting: any Setting<Set<ByteString>>, _ summary: String
  ) -> Self {
    let defaults = standard[keyPath: setting].sorted().map(\.description)
    return Self(name, .texts(default: defaults), summary) { node, configuration in
      let problems = problems(name, node, element: textProblem)
      if problems.isEmpty {
        configuration[keyPath: setting] = Set(node.elements.compactMap(\.text))
      }
      return problems
    }
  }

  static func patterns(_ name: String, _ setting: any Setting<[Glob]>, _ summary: String) -> Self {
    let defaults = standard[keyPath: setting].map(\.pattern.description)
    return list(name, .patterns(default: defaults), setting, summary, element: patternProblem) {
      Glob($0)
    }
  }

  /// - Parameter needsOne: whether an empty list is wrong.
  static func rules(
    _ name: String, _ setting: any Setting<[RuleSelector]>, needsOne: Bool = false,
    _ summary: String
  ) -> Self {
    let defaults = standard[keyPath: setting].map(\.text.description)
    return Self(name, .rules(default: defaults), summary) { node, configuration in
      if needsOne, node.isSequence, node.elements.isEmpty {
        return [
          ConfigurationProblem("'\(name)' names no rule; ALL is every one", at: node.location)
        ]
      }
      let problems = problems(name, node, element: ruleProblem)
      if problems.isEmpty {
        configuration[keyPath: setting] = node.elements.compactMap(\.text).map(RuleSelector.init)
      }
      return problems
    }
  }

  /// Rules of an entry, which the entry's maker reads.
  static func ruleNames(_ name: String, _ summary: String) -> Self {
    Self(name, .someRules, summary) { node, _ in
      if node.isSequence, node.elements.isEmpty {
        return [ConfigurationProblem("'\(name)' names no rule", at: node.location)]
      }
      return problems(name, node, element: ruleProblem)
    }
  }

  private static func list<Element: Sendable>(
    _ name: String, _ value: ConfigurationValue, _ setting: any Setting<[Element]>,
    _ summary: String, element: @escaping @Sendable (String, Node) -> ConfigurationProblem?,
    make: @escaping @Sendable (ByteString) -> Element
  ) -> Self {
    Self(name, value, summary) { node, configuration in
      let problems = problems(name, node, element: element)
      if problems.isEmpty {
        configuration[keyPath: setting] = node.elements.compactMap(\.text).map(make)
      }
      return problems
    }
  }

  private static func problems(
    _ name: String, _ node: Node, element: (String, Node) -> ConfigurationProblem?
  ) -> [ConfigurationProblem] {
    guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list")] }
    return node.elements.compactMap { element(name, $0) }
  }

  private static func textProblem(_ name: String, _ node: Node) -> ConfigurationProblem? {
    node.string?.isEmpty == false ? nil : .wrongValue(of: name, node, wanted: "a list of texts")
  }

  private static func ruleProblem(_ name: String, _ node: Node) -> ConfigurationProblem? {
    guard let text = node.string else {
      return .wrongValue(of: name, node, wanted: "a list of rule ids, names or families")
    }
    return .unknownRule(text, at: node.location)
  }
}
