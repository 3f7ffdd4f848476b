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
    summary:
      "A suppression in a comment, a path ignore of the configuration or an entry of the baseline suppresses nothing",
    rationale: """
      A suppression that outlives its fault hides the next one. A comment `# mlgate: ignore[RULE] \
      reason` holds for its own line, or alone on a line for the next one with content; it names rules \
      by id, name or family. It is judged when every rule that it names ran and could answer; a path \
      ignore of the configuration moreover only when the whole snapshot was judged, because its files \
      may not be part of a change. An entry of the baseline is judged where the whole of a \
      commit is judged by its own baseline, because only there every rule says all that it knows.
      """,
    help: "delete it, or name the rule that it is meant for",
    passing: [
      Example(
        "behind the line",
        [
          ExampleFile(
            "experiments/notes.yaml",
            "lr: 1e-3  # mlgate: ignore[ambiguous-scalar] read by ruamel\n")
        ]),
      Example(
        "above the line, by id and by family",
        [
          ExampleFile(
            "experiments/notes.yaml",
            """
            # mlgate: ignore[SYN004] read by ruamel
            lr: 1e-3
            # mlgate: ignore[SYN] read by ruamel

            decay: 5e-05

            """)
        ]),
      Example(
        "a requirements file",
        [
          ExampleFile(
            "requirements.txt", "numpy>=2.0  # mlgate: ignore[unpinned-requirement] a library\n")
        ]),
      Example(
        "text that is no comment",
        [ExampleFile("experiments/notes.yaml", "text: 'x # mlgate: ignore[SYN004]'\n")]),
      Example(
        "JSON has no comments",
        [ExampleFile("models/config.json", "{\"text\": \"# mlgate: ignore[SYN004]\"}\n")]),
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
        "one of two, on another line than the fault",
        [
          ExampleFile(
            "experiments/notes.yaml",
            """
            # mlgate: ignore[SYN004, «SYN005»]
            lr: 1e-3
            decay: 0.1  # mlgate: ignore[«SYN004»]

            """)
        ]),
      Example(
        "no line follows",
        [ExampleFile("experiments/notes.yaml", "lr: 1\n# mlgate: ignore[«SYN004»]\n")]),
      Example(
        "no rule of that name",
        [ExampleFile("experiments/notes.yaml", "lr: 1  # mlgate: ignore[«SYN0044»]\n")]),
      Example(
        "everything at once",
        [ExampleFile("experiments/notes.yaml", "lr: 1.0  # mlgate: ignore[«ALL»]\n")]),
      Example(
        "malformed",
        [
          ExampleFile(
            "experiments/notes.yaml",
            """
            lr: 0.1  # «mlgate: ignore»
            decay: 0.1  # «mlgate: disable=SYN004»
            dropout: 0.1  # «mlgate: ignore[SYN004»

            """)
        ]),
    ])

  static func finding(inline rule: ByteString, at location: SourceLocation) -> Finding {
    Finding(.nothingSuppressed(rule), at: location)
  }

  static func finding(unknownRule rule: ByteString, at location: SourceLocation) -> Finding {
    let near = nearest(to: rule, among: RuleSelector.candidates(allRules.map(\.identity)))
    return Finding(
      .unknownRule(rule), at: location,
      help: near.map { "did you mean \($0.quoted)?" } ?? "'mlgate rules' lists them")
  }

  static func finding(everything location: SourceLocation) -> Finding {
    Finding(.everything, at: location, help: "name the rules that it is meant for")
  }

  static func finding(malformed words: LocatedSuppression.Words) -> Finding {
    Finding(.malformed(words.text), at: words.location)
  }

  static func finding(baseline entry: Baseline.Entry, at location: SourceLocation) -> Finding {
    Finding(.fixed(entry), at: location, help: "'mlgate baseline --prune' takes out what is fixed")
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

  fileprivate static let everything: Self =
    "'ALL' would hide every fault of the line, so it suppresses nothing"

  fileprivate static func malformed(_ text: ByteString) -> Self {
    "\(text.quoted) suppresses nothing; write 'mlgate: ignore[RULE] reason'"
  }

  fileprivate static func fixed(_ entry: Baseline.Entry) -> Self {
    "\(entry.rule.quoted) is fixed in \(entry.path.quoted), so the baseline needs it no more"
  }

  fileprivate static func nothingIgnored(_ pattern: ByteString) -> Self {
    "no finding is ignored under \(pattern.quoted); delete the entry"
  }
}
