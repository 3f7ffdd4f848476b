import ByteText
import Documents
import Findings

/// Where a key's value goes.
typealias Setting<Value> = WritableKeyPath<GateConfiguration, Value> & Sendable

extension ConfigurationField {
  static func boolean(_ name: String, _ setting: any Setting<Bool>, _ summary: String) -> Self {
    Self(name, .boolean(default: standard[keyPath: setting]), summary) { node, configuration in
      guard case .boolean(let value)? = node.yaml12 else {
        return [.wrongValue(of: name, node, wanted: "true or false")]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  static func number(
    _ name: String, _ setting: any Setting<Double>, in range: ClosedRange<Double>, _ summary: String
  ) -> Self {
    Self(name, .number(range, default: standard[keyPath: setting]), summary) {
      node, configuration in
      guard let value = node.number?.value, range.contains(value) else {
        let wanted = "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
        return [.wrongValue(of: name, node, wanted: wanted)]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  static func integer(
    _ name: String, _ setting: any Setting<Int>, in range: ClosedRange<Int>, _ summary: String
  ) -> Self {
    Self(name, .integer(range, default: standard[keyPath: setting]), summary) {
      node, configuration in
      guard let number = node.number, number.isWhole, let value = Int(exactly: number.value),
        range.contains(value)
      else {
        let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return [.wrongValue(of: name, node, wanted: wanted)]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  static func size(
    _ name: String, _ setting: any Setting<Int>, in range: ClosedRange<Int>, _ summary: String
  ) -> Self {
    Self(name, .size(range, default: standard[keyPath: setting]), summary) { node, configuration in
      guard let value = node.text.flatMap({ ByteSize($0)?.bytes }), range.contains(value) else {
        let bounds = "from \(ByteSize(range.lowerBound)) to \(ByteSize(range.upperBound))"
        let wanted = "a number of bytes or a text such as 10 MB or 10 MiB, \(bounds)"
        return [.wrongValue(of: name, node, wanted: wanted)]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ setting: any Setting<Choice>, _ summary: String
  ) -> Self {
    let names = Choice.allCases.map(\.rawValue)
    return Self(
      name, .choice(names, default: standard[keyPath: setting].rawValue), summary
    ) { node, configuration in
      guard let text = node.string?.description, let value = Choice(rawValue: text) else {
        return [.wrongValue(of: name, node, wanted: names.joined(separator: " or "))]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  /// A text, which may be empty only where the default is.
  static func text(_ name: String, _ setting: any Setting<ByteString>, _ summary: String) -> Self {
    let preset = standard[keyPath: setting]
    return Self(name, .standardText(default: preset.description), summary) { node, configuration in
      guard let text = node.string, !text.contains(0), !text.isEmpty || preset.isEmpty else {
        return [.wrongValue(of: name, node, wanted: "a text")]
      }
      configuration[keyPath: setting] = text
      return []
    }
  }

  /// A text of an entry, which the entry's maker reads.
  static func text(_ name: String, _ summary: String) -> Self {
    Self(name, .text, summary) { node, _ in
      node.string?.isEmpty == false ? [] : [.wrongValue(of: name, node, wanted: "a text")]
    }
  }

  /// A pattern of an entry, which the entry's maker reads.
  static func pattern(_ name: String, _ summary: String) -> Self {
    Self(name, .pattern, summary) { node, _ in [patternProblem(name, node)].compactMap(\.self) }
  }

  /// The problem of a node that should hold a pattern that matches something.
  static func patternProblem(_ name: String, _ node: Node) -> ConfigurationProblem? {
    guard let text = node.string, text.contains(where: { $0 != .ascii("/") }) else {
      return .wrongValue(of: name, node, wanted: "a pattern such as 'legacy/**'")
    }
    guard text.first == .ascii("!") else { return nil }
    return ConfigurationProblem(
      "a pattern of '\(name)' cannot be negative; list what is meant instead of \(text.quoted)",
      at: node.location)
  }

  /// The configuration without a file: where the defaults come from.
  static var standard: GateConfiguration { GateConfiguration() }
}

/// `1` rather than `1.0`.
private func plain(_ value: Double) -> String {
  Int(exactly: value).map { "\($0)" } ?? "\(value)"
}
