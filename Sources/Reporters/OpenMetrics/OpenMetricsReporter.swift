import ByteText
public import Findings

/// The figures of a run as OpenMetrics 1.0 text, which is Prometheus' text format (0.0.4) and GitLab's metrics
/// report too: gauges without timestamps, in seconds and bytes where a metric's name states a unit.
public struct OpenMetricsReporter: Reporter {
  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    let families = Self.whole(report) + [Self.rules(report)] + Self.jobs(report)
    return Array((families.map(\.text).joined() + "# EOF\n").utf8)
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try OpenMetricsChecker.check(bytes)
  }

  private static func whole(_ report: Report) -> [MetricFamily] {
    var version = MetricFamily("mlgate_info", "The version of mlgate that judged.")
    version.add(1, ["version": report.toolVersion])
    var verdict = MetricFamily("mlgate_verdict", "1 for the verdict of the run, 0 for the others.")
    for each in [Verdict.passed, .failed, .unverified] {
      verdict.add(each == report.verdict ? 1 : 0, ["verdict": each.rawValue])
    }
    let count = FindingCount(report.findings)
    var findings = MetricFamily("mlgate_findings", "Findings by severity.")
    findings.add(Double(count.errors), ["severity": "error"])
    findings.add(Double(count.warnings), ["severity": "warning"])
    let numbers = [
      ("mlgate_checked_files", "Files that were judged.", report.checkedFiles),
      ("mlgate_mended_findings", "Findings that a later commit took out.", report.mended.count),
      ("mlgate_unverified_questions", "What could not be judged.", report.unverified.count),
      ("mlgate_skipped_checks", "What the user switched off.", report.skipped.count),
    ]
    return [version, verdict, findings]
      + numbers.map { name, help, number in
        var family = MetricFamily(name, help)
        family.add(Double(number))
        return family
      }
  }

  /// Sorted by rule; only rules that found something.
  private static func rules(_ report: Report) -> MetricFamily {
    var family = MetricFamily("mlgate_rule_findings", "Findings by rule and severity.")
    let groups = Dictionary(grouping: report.findings) { $0.rule.id }
    for group in groups.sorted(by: { $0.key < $1.key }).map(\.value) {
      for severity in Severity.allCases.reversed() {
        let number = group.count { $0.severity == severity }
        if number == 0 { continue }
        family.add(
          Double(number),
          ["rule": group[0].rule.id, "name": group[0].rule.name, "severity": severity.rawValue])
      }
    }
    return family
  }

  private static func jobs(_ report: Report) -> [MetricFamily] {
    var verdict = MetricFamily(
      "mlgate_job_verdict", "1 for the verdict of the job, 0 for the others.")
    var duration = MetricFamily("mlgate_job_duration_seconds", "Wall time of the job.")
    var plain = MetricFamily("mlgate_job_metric", "A figure of the job whose name has no unit.")
    var units = ["seconds", "bytes"].map {
      MetricFamily("mlgate_job_metric_\($0)", "A figure of the job in \($0).")
    }
    var thresholds = MetricFamily(
      "mlgate_job_threshold_passed", "1 where the figure keeps its bound, 0 elsewhere.")
    for job in report.jobs {
      for each in [Verdict.passed, .failed, .unverified, .inconclusive] {
        verdict.add(each == job.verdict ? 1 : 0, ["job": job.name, "verdict": each.rawValue])
      }
      duration.add(job.seconds, ["job": job.name])
      for metric in job.metrics {
        let labels: MetricFamily.Labels = ["job": job.name, "metric": metric.name]
        let unit = MetricUnit(of: metric.name)
        let index = units.firstIndex { $0.name == "mlgate_job_metric_\(unit?.base ?? "")" }
        if let unit, let index {
          units[index].add(unit.inBase(metric.value), labels)
        } else {
          plain.add(metric.value, labels)
        }
      }
      for threshold in job.thresholds {
        thresholds.add(
          threshold.verdict == .passed ? 1 : 0,
          ["job": job.name, "metric": threshold.metric, "bound": threshold.bound])
      }
    }
    return [verdict, duration, plain] + units + [thresholds]
  }
}
