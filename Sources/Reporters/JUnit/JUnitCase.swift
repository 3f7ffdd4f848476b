import ByteText
import Findings

/// A test case of the JUnit report, and a test point of TAP.
struct JUnitCase {
  enum Outcome {
    case passed
    /// A fault of the repository; `type` is the rule's id.
    case failure(type: String, message: String, text: String)
    /// Something that could not be judged.
    case error(type: String, message: String)
    case skipped(reason: String)
  }

  /// Unique in the report: GitLab keeps only the first of equal names.
  var name: String
  /// `mlgate.EXP.unknown-parent`: servers group by what stands before the last dot.
  var className: String
  var file: String?
  var line: Int?
  var seconds = 0.0
  var outcome: Outcome = .passed
  /// Warnings that do not fail the run.
  var output = ""
  /// What the rule says about the file, whether it fails the run or not.
  var findings: [ReportedFinding] = []
}

/// The cases of a rule family, or of the jobs.
struct JUnitSuite {
  let name: String
  var cases: [JUnitCase] = []

  var failures: Int { cases.count { if case .failure = $0.outcome { true } else { false } } }
  var errors: Int { cases.count { if case .error = $0.outcome { true } else { false } } }
  var skipped: Int { cases.count { if case .skipped = $0.outcome { true } else { false } } }
  var seconds: Double { cases.reduce(0) { $0 + $1.seconds } }
}
