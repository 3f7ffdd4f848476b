import ByteText
public import Documents
public import Findings

/// Flags a subject without a known type.
public struct UnknownCommitType: MessageCheck {
  public static let rule = Rule(
    id: "MSG001",
    name: "unknown-commit-type",
    severity: .warning,
    subject: .commitMessages,
    summary: "A commit's subject is not `type: summary` with a known type",
    rationale: """
      The log of an ML project is read by kind: which commits are experiments, which changed data, which \
      made a model. The types are init, config, data, experiment, model, deps, ci, docs, fix and results, or \
      those of `messages.types`. A scope in brackets and a `!` may stand before the colon. Merges, reverts and \
      commits that are to be folded into others have git's own subjects and are not judged.
      """,
    help: "begin the subject with what the commit is, as in 'experiment: Adam optimizer (exp-003)'",
    passing: [
      .message("an experiment", "experiment: Adam optimizer (exp-003)\n\nResults:\n- Loss: 0.3\n"),
      .message("a scope", "fix(loader)!: read the last row\n"),
      .message("what git writes for a merge", "Merge branch 'data/next'\n"),
      .message("what git writes for a revert", "Revert \"data: add rows\"\n"),
      .message("a commit to be folded into another", "fixup! experiment: Adam (exp-003)\n"),
      .message("a message from another system", "fix: read the last row\r\n\r\nIt was lost.\r\n"),
    ],
    failing: [
      .message("no type", "«Add validation data»\n"),
      .message("an unknown type", "«feature»: add validation data\n"),
      .message("a misspelt type", "«experment»: Adam optimizer (exp-003)\n"),
      .message("another case", "«Data»: add rows\n"),
      .message("no blank behind the colon", "«data:add rows»\n"),
      .message("no summary", "«data:»\n"),
    ])

  public init() {}

  public func findings(in change: DescribedChange) -> [Finding] {
    let message = change.message
    guard let subject = change.subject else {
      return [
        Finding(
          .noType(message.subject.text, change.settings.types),
          at: message.location(of: message.subject.range))
      ]
    }
    guard !change.settings.types.contains(subject.type) else { return [] }
    return [
      Finding(
        .unknown(subject.type, change.settings.types), at: message.location(of: subject.typeRange))
    ]
  }
}

extension Finding.Message {
  fileprivate static func noType(_ subject: ByteString, _ types: [ByteString]) -> Self {
    "\(subject.quoted) is not 'type: summary'; types are \(list(types))"
  }

  fileprivate static func unknown(_ type: ByteString, _ types: [ByteString]) -> Self {
    let lower = type.lowercasedASCII
    let close = types.contains(lower) ? lower : nearest(to: lower, among: types)
    guard let near = close else {
      return "\(type.quoted) is no known type; types are \(list(types))"
    }
    return "\(type.quoted) is no known type; did you mean \(near.quoted)?"
  }

  private static func list(_ types: [ByteString]) -> String {
    types.map(\.description).joined(separator: ", ")
  }
}
