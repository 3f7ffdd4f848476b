import Checks
import Findings
import Testing

@Suite struct RegistryTests {
  @Test func idsAreSortedAndUnique() {
    let ids = allChecks.map { $0.rule.id }
    #expect(ids == Array(Set(ids)).sorted())
  }

  @Test(arguments: allChecks.map { $0.rule })
  func everyRuleIsDocumented(_ rule: Rule) {
    #expect(!rule.summary.isEmpty && !rule.rationale.isEmpty && !rule.help.isEmpty)
    #expect(!rule.passing.isEmpty, "\(rule.id) needs a passing example")
    #expect(!rule.failing.isEmpty, "\(rule.id) needs a failing example")
  }
}
