import ByteText
import Findings

extension JUnitCase {
  /// The job itself, and each of its thresholds.
  static func cases(of job: JobOutcome, _ policy: ReportPolicy) -> [JUnitCase] {
    let className = "mlgate.jobs.\(TerminalEncoder.line(job.name))"
    let name = TerminalEncoder.line(job.name)
    let whole = JUnitCase(
      name: name, className: className, seconds: job.seconds,
      outcome: .init(job.verdict, name, job.explanation ?? "\(name) \(job.verdict)", policy),
      output: job.metrics.map { "\(TerminalEncoder.line($0.name)) \($0.value)\n" }.joined()
        + job.output.map { TerminalEncoder.foreignLine($0) + "\n" }.joined())
    return [whole]
      + job.thresholds.map { threshold in
        let title = "\(threshold.metric) \(threshold.bound)"
        return JUnitCase(
          name: "\(name): \(TerminalEncoder.line(title))", className: className,
          outcome: .init(threshold.verdict, name, message(of: threshold), policy),
          output: "\(message(of: threshold))\n")
      }
  }

  private static func message(of threshold: ThresholdOutcome) -> String {
    let value = threshold.value.map { "is \($0)" } ?? "was not measured"
    let note = threshold.note.map { " (\($0))" } ?? ""
    return TerminalEncoder.line(
      "\(threshold.metric) \(value); its bound is \(threshold.bound)\(note)")
  }

  /// A question that belongs to no rule.
  init(open question: UnverifiedQuestion) {
    let file = question.path?.description
    self.init(
      name: "unverified: \(file ?? "repository")", className: "mlgate.repository.unverified",
      file: file, outcome: .error(type: "unverified", message: question.reason))
  }

  /// A job that the user switched off.
  init(skippedJob skip: SkippedCheck, _ policy: ReportPolicy) {
    let name = TerminalEncoder.line(skip.name)
    self.init(
      name: name, className: "mlgate.jobs.\(name)", file: skip.path?.description,
      outcome: .skip(skip.reason, policy))
  }
}

extension JUnitCase.Outcome {
  /// Skipped; a failure where the run is strict, so that the report agrees with the verdict.
  static func skip(_ reason: String, _ policy: ReportPolicy) -> Self {
    policy.isStrict
      ? .failure(type: "skipped", message: "skipped in a strict run: \(reason)", text: "")
      : .skipped(reason: reason)
  }

  init(_ verdict: Verdict, _ type: String, _ message: String, _ policy: ReportPolicy) {
    self =
      switch verdict {
      case .passed: .passed
      case .failed: .failure(type: type, message: message, text: "")
      case .unverified: .error(type: "unverified", message: message)
      case .inconclusive: .skip("inconclusive: \(message)", policy)
      }
  }
}
