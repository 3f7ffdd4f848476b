import ByteText
import Documents
public import Findings

/// Flags a suppression that suppresses nothing.
///
/// It needs the findings of all other rules, so the runner makes its findings; its examples run
/// through the runner too.
public enum UnusedSuppression {
  public static let rule = Rule(
    id: "SYN012",
    name: "unused-suppression",
    severity: .warning,
    subject: .documents,
    summary: "An inline suppression or a configured path ignore suppresses nothing",
    rationale: """
      A suppression that outlives its fault hides the next one. An inline suppression is judged when \
      a rule that it names ran; a path ignore of the configuration only when the whole snapshot was \
      judged, because its files may not be part of a change.
      """,
    help: "delete it, or name the rule that it is meant for",
    passing: [
      Example(
        "a suppression that is needed",
        [
          ExampleFile(
            "experiments/notes.yaml",
            "lr: 1e-3  # mlgate: ignore[ambiguous-scalar] read by ruamel\n"
          )
        ])
    ],
    failing: [
      Example(
        "the fault is gone",
        [
          ExampleFile(
            "experiments/notes.yaml",
            "lr: 1.0e-3  # mlgate: ignore[«ambiguous-scalar»] read by ruamel\n")
        ]),
      Example(
        "no rule of that name",
        [ExampleFile("experiments/notes.yaml", "lr: 1  # mlgate: ignore[«SYN0044»]\n")]),
    ])

  static func finding(inline rule: ByteString, at location: SourceLocation) -> Finding {
    Finding(.nothingSuppressed(rule), at: location)
  }

  static func finding(unknownRule rule: ByteString, at location: SourceLocation) -> Finding {
    Finding(.unknownRule(rule), at: location)
  }

  static func finding(malformed located: LocatedSuppression) -> Finding {
    let text = ByteString(located.source.bytes[located.suppression.range])
    return Finding(.malformed(text), at: located.source.location(of: located.suppression.range))
  }

  static func finding(pathIgnore: PathIgnore) -> Finding {
    Finding(.nothingIgnored(pathIgnore.glob.pattern), at: pathIgnore.location)
  }
}

extension Finding.Message {
  fileprivate static func nothingSuppressed(_ rule: ByteString) -> Self {
    "\(rule.quoted) reports nothing here; delete the suppression"
  }

  fileprivate static func unknownRule(_ rule: ByteString) -> Self {
    "\(rule.quoted) is no rule, so nothing is suppressed"
  }

  fileprivate static func malformed(_ text: ByteString) -> Self {
    "\(text.quoted) suppresses nothing; write 'mlgate: ignore[RULE] reason'"
  }

  fileprivate static func nothingIgnored(_ pattern: ByteString) -> Self {
    "no finding is ignored under \(pattern.quoted); delete the entry"
  }
}
