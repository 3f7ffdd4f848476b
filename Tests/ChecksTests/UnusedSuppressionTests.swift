import Checks
import Findings
import TestSupport
import Testing

/// The runner makes the findings of unused-suppression, so its examples run through it.
@Suite struct UnusedSuppressionTests {
  private func locations(_ repository: ExampleRepository) async -> [Findings.SourceLocation] {
    await CheckRunner().run(repository.documents).findings
      .filter { $0.rule == UnusedSuppression.rule.identity }.map(\.location)
  }

  @Test(arguments: UnusedSuppression.rule.passing.map(\.title))
  func passingExampleHasNoFinding(_ title: String) async throws {
    let example = try #require(UnusedSuppression.rule.passing.first { $0.title == title })
    let repository = ExampleRepository(example)
    #expect(repository.expected.isEmpty)
    #expect(await locations(repository) == [])
  }

  @Test(arguments: UnusedSuppression.rule.failing.map(\.title))
  func failingExampleIsReportedExactlyWhereMarked(_ title: String) async throws {
    let example = try #require(UnusedSuppression.rule.failing.first { $0.title == title })
    let repository = ExampleRepository(example)
    #expect(!repository.expected.isEmpty)
    #expect(await locations(repository) == repository.expected)
  }
}
