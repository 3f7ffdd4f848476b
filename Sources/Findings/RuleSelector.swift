public import ByteText

/// How users name rules: an id (`EXP004`), a name (`unknown-parent`), a family (`EXP`) or `ALL`.
public struct RuleSelector: Hashable, Sendable {
  public let text: ByteString

  public init(_ text: ByteString) {
    self.text = text
  }

  public func matches(_ rule: RuleIdentity) -> Bool {
    text == "ALL" || text == ByteString(rule.id) || text == ByteString(rule.name)
      || text == ByteString(rule.family)
  }

  /// Every text that selects something among `rules`, for "did you mean".
  public static func candidates(_ rules: [RuleIdentity]) -> [ByteString] {
    ["ALL"] + Set(rules.map(\.family)).sorted().map { ByteString($0) }
      + rules.flatMap { [ByteString($0.id), ByteString($0.name)] }
  }
}
