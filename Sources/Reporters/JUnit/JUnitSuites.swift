import ByteText
import Findings

/// A report as test cases: one for each rule and file that the rule judged, one for each job and
/// each of its thresholds.
///
/// A case fails where it has findings that fail the run, and lists them all; it is an error where
/// a question stayed open, and skipped where the user switched something off (a failure under
/// `--strict`). Warnings that do not fail the run are output of a case that passes. Above `limit`
/// cases, the passed ones of a rule become a single case.
struct JUnitSuites {
  static let limit = 25_000

  private(set) var suites: [JUnitSuite] = []
  private var suiteIndices: [String: Int] = [:]
  private var names = UniqueNames()

  /// - Parameter describe: what the text of a case says of its findings.
  init(_ report: Report, describe: ([ReportedFinding]) -> String = JUnitCells.text) {
    let cells = JUnitCells(report)
    let passedCollapse = cells.count > Self.limit
    for rule in cells.rules {
      var passed = 0
      for place in cells.places(of: rule.id) {
        let judged = cells.judge(rule, place, report.policy, describe: describe)
        if passedCollapse, case .passed = judged.outcome, judged.findings.isEmpty {
          passed += 1
        } else {
          append(judged, to: rule.id.family)
        }
      }
      if passed > 0 { append(Self.collapsed(rule, count: passed), to: rule.id.family) }
    }
    for question in report.unverified where question.rule == nil {
      append(JUnitCase(open: question), to: "repository")
    }
    for job in report.jobs {
      for judged in JUnitCase.cases(of: job, report.policy) { append(judged, to: "jobs") }
    }
    for skip in report.skipped where !skip.name.isRuleID {
      append(JUnitCase(skippedJob: skip, report.policy), to: "jobs")
    }
  }

  private mutating func append(_ judged: JUnitCase, to family: String) {
    var judged = judged
    // Two names of odd bytes can look alike.
    judged.name = names.name(judged.name) { "\($0) (\($1))" }
    let index = suiteIndices[family, default: suites.count]
    if index == suites.count {
      suiteIndices[family] = index
      suites.append(JUnitSuite(name: "mlgate.\(family)"))
    }
    suites[index].cases.append(judged)
  }

  private static func collapsed(_ rule: RuleIdentity, count: Int) -> JUnitCase {
    JUnitCase(
      name: "\(rule.label): all files that passed", className: rule.className,
      output: "\(count) files passed\n")
  }
}

extension RuleIdentity {
  var className: String { "mlgate.\(id.family).\(name)" }

  /// `EXP004 unknown-parent`; the id alone where only that is known.
  var label: String { id == name ? id : "\(id) \(name)" }
}

extension String {
  /// The letters of a rule id.
  var family: String { String(prefix { !$0.isNumber }) }

  /// Capital letters, then three digits.
  var isRuleID: Bool {
    let letters = utf8.prefix(while: \.isUppercaseLetter)
    let digits = utf8.dropFirst(letters.count)
    return !letters.isEmpty && digits.count == 3 && digits.allSatisfy(\.isDigit)
  }
}
