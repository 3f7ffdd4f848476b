import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags times that are no times, in the wrong order, or later than the commit that holds them.
public struct InvalidTimestamp: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP012",
    name: "invalid-timestamp",
    severity: .error,
    subject: .experiments,
    summary: "An experiment's time is not ISO 8601, or cannot be right",
    rationale: """
      Lineage, reports and rollbacks sort by these times. ISO 8601 and what Python's isoformat() \
      writes are read; a time without a zone counts as wrong only where it is wrong in every zone. \
      An experiment cannot end before it began, nor be described before its commit happens. Only a \
      commit's own time is compared, never the clock of the machine that checks.
      """,
    help: "write times as in 2024-01-15T10:00:00Z",
    passing: [
      .experiment(
        "the usual forms",
        """
        experiment:
          created_at: "2024-01-15T10:00:00Z"
          started_at: 2024-01-16
          completed_at: "2024-01-16T10:00:00.123456"

        """),
      .experiment("not filled in yet", "experiment: {started_at: \"\", completed_at: null}\n"),
      .experiment(
        "before the commit in some zone", "experiment: {created_at: \"2024-01-15T12:00:00\"}\n",
        history: ExampleHistory(commitTime: 1_705_312_800)),
      .experiment(
        "in the future, but of no commit", "experiment: {created_at: \"2999-01-01T00:00:00Z\"}\n"),
    ],
    failing: [
      .experiment("German", "experiment: {created_at: «15.01.2024»}\n"),
      .experiment("a day that does not exist", "experiment: {created_at: «\"2024-02-30\"»}\n"),
      .experiment("seconds since 1970", "experiment: {started_at: «1705312800»}\n"),
      .experiment("no scalar", "experiment: {started_at: «[2024, 1, 15]»}\n"),
      .experiment(
        "completed before started",
        """
        experiment:
          started_at: "2024-01-15T10:00:00+00:00"
          completed_at: «"2024-01-15T10:30:00+01:00"»

        """),
      .experiment(
        "after the commit", "experiment: {created_at: «\"2024-01-15T10:00:01Z\"»}\n",
        history: ExampleHistory(commitTime: 1_705_312_800)),
    ])

  private static let keys: [ByteString] = ["created_at", "started_at", "completed_at"]

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let commitTime: Int? =
      if case .commit(_, let time) = repository.snapshot.source { time } else { nil }
    return repository.judged.experiments.flatMap { experiment in
      Self.keys.compactMap { finding($0, in: experiment, commitTime) }
        + [wrongOrder(in: experiment)].compactMap { $0 }
    }
  }

  private func finding(
    _ key: ByteString, in experiment: Experiment, _ commitTime: Int?
  ) -> Finding? {
    guard let node = experiment.experiment?.value(of: key), !node.isBlank else { return nil }
    guard let text = node.text else {
      return Finding(.notATime(key, node.kindDescription), at: node.location)
    }
    guard let time = Timestamp(text) else {
      return Finding(.malformed(key, text), at: node.location)
    }
    guard let commitTime, time.earliest > commitTime else { return nil }
    return Finding(.future(key, text), at: node.location)
  }

  private func wrongOrder(in experiment: Experiment) -> Finding? {
    guard let start = experiment.startedAt, let end = experiment.completedAt,
      let startText = start.text, let endText = end.text,
      let started = Timestamp(startText), let completed = Timestamp(endText),
      completed.isSurelyBefore(started)
    else { return nil }
    return Finding(
      .wrongOrder(startText, endText), at: end.location,
      related: [RelatedLocation("started here", at: start.location)])
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ key: ByteString, _ text: ByteString) -> Self {
    "\(key.quoted) is \(text.quoted), which is no ISO 8601 time"
  }

  fileprivate static func notATime(_ key: ByteString, _ found: String) -> Self {
    "\(key.quoted) is \(found); expected an ISO 8601 time"
  }

  fileprivate static func future(_ key: ByteString, _ text: ByteString) -> Self {
    "\(key.quoted) is \(text.quoted), later than the commit itself; correct the time or its zone"
  }

  fileprivate static func wrongOrder(_ start: ByteString, _ end: ByteString) -> Self {
    "completed at \(end.quoted), before it started at \(start.quoted)"
  }
}
