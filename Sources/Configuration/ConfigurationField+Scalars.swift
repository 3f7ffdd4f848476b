import ByteText
import Documents
import Findings

/// Where a key's value goes.
typealias Setting<Value> = WritableKeyPath<GateConfiguration, Value> & Sendable

extension ConfigurationField {
  static func boolean(_ name: String, _ setting: any Setting<Bool>, _ summary: String) -> Self {
    Self(name, .boolean(default: defaults[keyPath: setting]), summary) { node, configuration in
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
    Self(name, .number(range, default: defaults[keyPath: setting]), summary) {
      node, configuration in
      guard let value = node.number?.value, range.contains(value) else {
        return [.wrongValue(of: name, node, wanted: "a number from \(range.text)")]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  static func integer(
    _ name: String, _ setting: any Setting<Int>, in range: ClosedRange<Int>, _ summary: String
  ) -> Self {
    Self(name, .integer(range, default: defaults[keyPath: setting]), summary) {
      node, configuration in
      guard let number = node.number, number.isWhole, let value = Int(exactly: number.value),
        range.contains(value)
      else {
        return [
          .wrongValue(
            of: name, node, wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)"
          )
        ]
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
      name, .choice(names, default: defaults[keyPath: setting].rawValue), summary
    ) { node, configuration in
      guard let text = node.text?.description, let value = Choice(rawValue: text) else {
        return [.wrongValue(of: name, node, wanted: names.joined(separator: " or "))]
      }
      configuration[keyPath: setting] = value
      return []
    }
  }

  private static var defaults: GateConfiguration { GateConfiguration() }
}

extension ConfigurationProblem {
  static func wrongValue(of name: String, _ node: Node, wanted: String) -> Self {
    let found = node.text?.quoted ?? (node.isMapping ? "a mapping" : "a list")
    return Self("'\(name)' must be \(wanted), not \(found)", at: node.location)
  }
}

extension ClosedRange<Double> {
  fileprivate var text: String { "\(lowerBound) to \(upperBound)" }
}
