import Checks
import Findings
import TestSupport
import Testing

/// One of a rule's own examples, named so that a failure tells which.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let check: any Check.Type
  let example: Example

  var testDescription: String { "\(check.rule.id): \(example.title)" }

  static let passing = allChecks.flatMap { check in
    check.rule.passing.map { RuleExample(check: check, example: $0) }
  }
  static let failing = allChecks.flatMap { check in
    check.rule.failing.map { RuleExample(check: check, example: $0) }
  }
}

@Suite struct ExampleTests {
  @Test(arguments: RuleExample.passing)
  func passingExampleHasNoFinding(_ rule: RuleExample) {
    let repository = ExampleRepository(rule.example)
    #expect(repository.expected.isEmpty, "a passing example holds no marks")
    let findings = rule.check.init().findings(in: repository.documents)
    #expect(findings.map { "\($0.location): \($0.message)" } == [])
  }

  @Test(arguments: RuleExample.failing)
  func failingExampleIsReportedExactlyWhereMarked(_ rule: RuleExample) {
    let repository = ExampleRepository(rule.example)
    #expect(!repository.expected.isEmpty, "a failing example marks its faults")
    let findings = rule.check.init().findings(in: repository.documents)
    #expect(findings.map(\.location).sorted() == repository.expected)
  }
}
