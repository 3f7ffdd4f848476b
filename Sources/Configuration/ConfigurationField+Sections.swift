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
    return node.entries.flatMap { entry in
      guard let key = entry.key.text,
        let field = fields.first(where: { ByteString($0.name) == key })
      else { return [unknownKey(entry.key, fields)] }
      return field.apply(entry.value, &configuration)
    }
  }

  private static func unknownKey(
    _ key: Node, _ fields: [ConfigurationField]
  ) -> ConfigurationProblem {
    let names = fields.map(\.name)
    let text = key.text ?? ""
    let guess =
      nearest(to: text, among: names.map { ByteString($0) })
      .map { "did you mean \($0.quoted)?" } ?? "known are \(names.joined(separator: ", "))"
    return ConfigurationProblem("unknown key \(text.quoted); \(guess)", at: key.location)
  }
}
