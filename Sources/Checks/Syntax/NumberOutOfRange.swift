import ByteText
public import Documents
public import Findings

/// Flags numbers that are infinite, not a number, or not what a double holds.
///
/// Files that DVC and conda own are theirs to judge.
public struct NumberOutOfRange: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "SYN005",
    name: "number-out-of-range",
    severity: .error,
    subject: .documents,
    summary: "A number is infinite, not a number, or too large for a double",
    rationale: """
      A comparison with NaN is always false, so `if accuracy < 0.9: fail` passes it, and JSON has \
      neither NaN nor infinity. An integer that no double has exactly (a warning) changes as soon \
      as one reader on the way uses doubles, as JavaScript and most viewers do.
      """,
    help: "write a finite number, or null where nothing was measured",
    passing: [
      Example(
        "large, small and quoted",
        [
          ExampleFile("experiments/a.yaml", "a: 1.0e+308\nb: 9007199254740992\nc: '.nan'\n"),
          ExampleFile("models/a.json", "{\"id\": \"9007199254740993\", \"x\": 1e-400}\n"),
        ])
    ],
    failing: [
      Example("not a number", [ExampleFile("experiments/a.yaml", "loss: «.nan»\n")]),
      Example("infinite", [ExampleFile("experiments/a.yaml", "loss: [«-.inf», «.Inf»]\n")]),
      Example(
        "larger than any double",
        [
          ExampleFile("experiments/a.yaml", "loss: «1e400»\n"),
          ExampleFile("models/a.json", "{\"loss\": «-1e400»}\n"),
        ]),
      Example(
        "an integer between two doubles",
        [ExampleFile("models/a.json", "{\"seed\": «9007199254740993»}\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.files
      .filter { repository.settings.layout.kind(of: $0.path)?.holdsOwnNumbers == true }
      .compactMap(\.document).flatMap(findings)
  }

  private func findings(in document: LocatedDocument) -> [Finding] {
    document.guessedScalars.compactMap { node in
      guard let number = node.number, let text = node.text else {
        return nil
      }
      if !number.value.isFinite { return Finding(.notFinite(text), at: node.location) }
      guard !number.isExact else { return nil }
      return Finding(
        .inexact(text), at: node.location, severity: .warning,
        help: "quote it, or choose a number below 2^53")
    }
  }
}

extension FileKind {
  /// Whether the numbers are the project's own, not DVC's or conda's.
  fileprivate var holdsOwnNumbers: Bool {
    switch self {
    case .experimentYAML, .modelMetadata, .modelJSON: true
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func notFinite(_ text: ByteString) -> Self {
    "\(text.quoted) is no finite number: write the measured value, or null"
  }

  fileprivate static func inexact(_ text: ByteString) -> Self {
    "no double holds \(text.quoted) exactly: readers that use doubles change it"
  }
}
