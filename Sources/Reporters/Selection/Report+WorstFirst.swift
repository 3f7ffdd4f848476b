import Findings

extension Report {
  /// The errors, then the warnings, each in the report's own order: where a format has a limit, the worst stay.
  var worstFirst: [ReportedFinding] {
    Severity.allCases.sorted(by: >).flatMap { severity in
      findings.filter { $0.severity == severity }
    }
  }
}
