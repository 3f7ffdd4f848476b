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

  /// Every text that selects something among `rules`, each once, for "did you mean" and schemas.
  public static func candidates(_ rules: [RuleIdentity]) -> [ByteString] {
    var seen: Set<String> = []
    // Rules of two families may share a name.
    let own = rules.flatMap { [$0.id, $0.name] }.filter { seen.insert($0).inserted }
    return (["ALL"] + Set(rules.map(\.family)).sorted() + own).map { ByteString($0) }
  }
}
