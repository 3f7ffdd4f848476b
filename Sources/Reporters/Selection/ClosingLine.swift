import Findings

/// What a report comes to, in one line: `failed: 12 files checked, 3 errors, 1 warning`.
struct ClosingLine {
  let report: Report

  var text: String { "\(report.verdict.rawValue): \(counts)" }

  /// The line without the verdict.
  var counts: String {
    let count = FindingCount(report.findings)
    let parts = [
      // A job alone checks no files; zero of a check is told.
      report.checks.isEmpty && !report.jobs.isEmpty
        ? nil : counted(report.checkedFiles, "file") + " checked",
      report.source.commitCount.map { counted($0, "commit") },
      count.errors > 0 ? counted(count.errors, "error") : nil,
      count.warnings > 0 ? counted(count.warnings, "warning") : nil,
      report.mended.isEmpty ? nil : "\(report.mended.count) mended",
      report.unverified.isEmpty ? nil : "\(report.unverified.count) unverified",
      report.skipped.isEmpty ? nil : "\(report.skipped.count) skipped",
    ]
    return (parts + jobCounts).compactMap(\.self).joined(separator: ", ")
  }

  private var jobCounts: [String?] {
    let verdicts: [Verdict] = [.passed, .failed, .unverified, .inconclusive]
    return verdicts.map { verdict in
      let number = report.jobs.count { $0.verdict == verdict }
      return number == 0 ? nil : "\(counted(number, "job")) \(verdict.rawValue)"
    }
  }
}
