import ByteText
public import Documents
public import Findings

/// Flags the commit of an experiment that does not say which one, or what came out.
public struct MissingResults: MessageCheck {
  public static let rule = Rule(
    id: "MSG002",
    name: "missing-results",
    severity: .warning,
    subject: .commitMessages,
    summary: "An `experiment:` commit names no experiment, or has no `Results:`",
    rationale: """
      `git log --grep` is how results are found years later: the subject says which experiment, the body \
      what came out and what was changed. The experiment may be named anywhere in the message; `Results:` begins \
      a line of the body.
      """,
    help: "name the experiment as (exp-NNN) in the subject, and list its metrics below 'Results:'",
    passing: [
      .message(
        "both",
        """
        experiment: Adam optimizer (exp-003)

        Results:
        - Test accuracy: 87.1%

        """),
      .message("another type", "docs: say how to run\n"),
      .message("no type: unknown-commit-type says so", "Adam optimizer\n"),
    ],
    failing: [
      .message("no results", "«experiment: Adam optimizer (exp-003)»\n\nIt went well.\n"),
      .message("no experiment", "«experiment»: Adam optimizer\n\nResults:\n- Loss: 0.3\n"),
      .message("neither", "««experiment»: Adam optimizer»\n"),
    ])

  public init() {}

  public func findings(in change: DescribedChange) -> [Finding] {
    guard let subject = change.subject, subject.type == "experiment" else { return [] }
    let message = change.message
    var findings: [Finding] = []
    if experimentMentions(in: message.lines.flatMap { $0.text.bytes + [.lineFeed] }).isEmpty {
      findings.append(Finding(.noExperiment, at: message.location(of: subject.typeRange)))
    }
    if !message.body.contains(where: { $0.text.trimmed.lowercasedASCII.starts(with: "results:") }) {
      findings.append(Finding(.noResults, at: message.location(of: message.subject.range)))
    }
    return findings
  }
}

extension Finding.Message {
  fileprivate static let noExperiment: Self = "the message names no experiment"
  fileprivate static let noResults: Self = "no line of the body begins with 'Results:'"
}
