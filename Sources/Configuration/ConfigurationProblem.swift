import ByteText
import Checks
import Documents
public import Findings

/// A fault in `.mlgate.yaml`: wrong configuration is exit 2, never a finding.
public struct ConfigurationProblem: Hashable, Sendable {
  public let location: SourceLocation
  /// What is wrong and what to do, in one sentence.
  public let message: String

  public init(_ message: String, at location: SourceLocation) {
    self.message = message
    self.location = location
  }
}

extension ConfigurationProblem: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.location == right.location
      ? left.message < right.message : left.location < right.location
  }
}

/// All faults of a configuration, sorted by place.
public struct InvalidConfiguration: Error {
  public let problems: [ConfigurationProblem]
}

extension ConfigurationProblem {
  /// - Parameter name: a key, or words that already quote one.
  static func wrongValue(of name: String, _ node: Node, wanted: String) -> Self {
    let subject = name.utf8.contains(.space) ? name : "'\(name)'"
    return Self("\(subject) must be \(wanted), not \(node.kindDescription)", at: node.location)
  }

  static func unknownKey(_ key: Node, _ known: [String]) -> Self {
    guard let text = key.text else { return Self("a key must be a text", at: key.location) }
    if text == "<<" {
      return Self("merge keys are not read here; write the merged keys out", at: key.location)
    }
    let guess =
      nearest(to: text, among: known.map { ByteString($0) })
      .map { "did you mean \($0.quoted)?" } ?? "known are \(known.joined(separator: ", "))"
    return Self("unknown key \(text.quoted); \(guess)", at: key.location)
  }

  /// The problem of a text that should select rules and selects none.
  static func unknownRule(_ text: ByteString, at location: SourceLocation) -> Self? {
    let rules = allRules.map(\.identity)
    if rules.contains(where: { RuleSelector(text).matches($0) }) { return nil }
    let guess =
      nearest(to: text, among: RuleSelector.candidates(rules))
      .map { "did you mean \($0.quoted)?" } ?? "'mlgate rules' lists them"
    return Self("unknown rule \(text.quoted); \(guess)", at: location)
  }
}
