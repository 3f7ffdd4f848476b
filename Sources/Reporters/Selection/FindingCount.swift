import Findings

/// How many findings, in words.
struct FindingCount {
  let errors: Int
  let warnings: Int

  init(_ findings: some Sequence<ReportedFinding>) {
    var (errors, warnings) = (0, 0)
    for finding in findings {
      if finding.severity == .error { errors += 1 } else { warnings += 1 }
    }
    (self.errors, self.warnings) = (errors, warnings)
  }

  var isEmpty: Bool { errors + warnings == 0 }

  /// `3 errors and 1 warning`; what there is none of is not named.
  var text: String {
    let parts = [
      errors == 0 ? nil : counted(errors, "error"),
      warnings == 0 ? nil : counted(warnings, "warning"),
    ]
    return parts.compactMap(\.self).joined(separator: " and ")
  }
}

/// `1 error`, `2 errors`.
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
