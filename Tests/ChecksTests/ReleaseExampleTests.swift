import Checks
import Findings
import TestSupport
import Testing

/// One of a release rule's own examples, named so that a failure tells which.
struct ReleaseExample: Sendable, CustomTestStringConvertible {
  let check: any ReleaseCheck.Type
  let example: Example

  var testDescription: String { "\(check.rule.id): \(example.title)" }

  static let passing = allReleaseChecks.flatMap { check in
    check.rule.passing.map { ReleaseExample(check: check, example: $0) }
  }
  static let failing = allReleaseChecks.flatMap { check in
    check.rule.failing.map { ReleaseExample(check: check, example: $0) }
  }
}

@Suite struct ReleaseExampleTests {
  @Test(arguments: ReleaseExample.passing)
  func passingExampleHasNoFinding(_ rule: ReleaseExample) throws {
    let judged = try #require(JudgedExample(rule.example))
    #expect(judged.expected.isEmpty, "a passing example holds no marks")
    let findings = rule.check.init().findings(in: judged.release)
    #expect(findings.map { "\($0.location): \($0.message)" } == [])
  }

  @Test(arguments: ReleaseExample.failing)
  func failingExampleIsReportedExactlyWhereMarked(_ rule: ReleaseExample) throws {
    let judged = try #require(JudgedExample(rule.example))
    #expect(!judged.expected.isEmpty, "a failing example marks its faults")
    let findings = rule.check.init().findings(in: judged.release)
    #expect(findings.map(\.location).sorted() == judged.expected)
  }
}
