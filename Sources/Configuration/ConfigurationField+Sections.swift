import ByteText
import Documents
import Findings

extension ConfigurationField {
  static func section(
    _ name: String, _ summary: String, _ fields: [ConfigurationField]
  ) -> Self {
    Self(name, .section(fields), summary) { node, configuration in
      apply(fields, to: node, named: name, into: &configuration)
    }
  }

  /// Reads the keys of a mapping; every key that no field has is a problem with a suggestion.
  static func apply(
    _ fields: [ConfigurationField], to node: Node, named name: String,
    into configuration: inout GateConfiguration
  ) -> [ConfigurationProblem] {
    // A section whose lines are all commented out is no fault.
    if node.isNull { return [] }
    guard node.isMapping else { return [.wrongValue(of: name, node, wanted: "a mapping")] }
    return node.entries.flatMap { entry -> [ConfigurationProblem] in
      guard let field = fields.first(where: { entry.key.isKey($0.name) }) else {
        return [.unknownKey(entry.key, fields.map(\.name))]
      }
      return field.apply(entry.value, &configuration)
    }
  }

  /// A list of mappings, each made into one `Element`; every field of an entry that is not
  /// optional must be there.
  static func entries<Element: Sendable>(
    _ name: String, _ setting: any Setting<[Element]>, _ fields: [ConfigurationField],
    _ summary: String, make: @escaping @Sendable (Node) -> Element
  ) -> Self {
    Self(name, .entries(fields), summary) { node, configuration in
      if node.isNull { return [] }
      guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list")] }
      let problems = node.elements.flatMap { element -> [ConfigurationProblem] in
        guard element.isMapping else {
          return [.wrongValue(of: "an entry of '\(name)'", element, wanted: "a mapping")]
        }
        return apply(fields, to: element, named: name, into: &configuration)
          + missing(fields, in: element, named: name)
      }
      if problems.isEmpty { configuration[keyPath: setting] = node.elements.map(make) }
      return problems
    }
  }

  private static func missing(
    _ fields: [ConfigurationField], in node: Node, named name: String
  ) -> [ConfigurationProblem] {
    fields.filter { $0.isRequired && node.entry(for: ByteString($0.name)) == nil }.map {
      ConfigurationProblem("an entry of '\(name)' needs '\($0.name)'", at: node.entryLocation)
    }
  }
}

extension Node {
  fileprivate func isKey(_ name: String) -> Bool { text == ByteString(name) }

  /// The first key of an entry: an entry may reach over many lines.
  fileprivate var entryLocation: SourceLocation { entries.first?.key.location ?? location }
}
