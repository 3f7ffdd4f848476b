import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

@Suite struct ExperimentScaleTests {
  private static let count = 4000

  /// A chain as long as there are experiments, closed to a ring where asked for.
  private func chain(isRing: Bool) -> RepositoryDocuments {
    let files = (1...Self.count).map { number in
      let parent =
        number > 1 ? "exp-\(number + 99_999)" : isRing ? "exp-\(Self.count + 100_000)" : ""
      let text = """
        experiment: {id: exp-\(number + 100_000), parent_experiment: "\(parent)"}
        data: {dvc_hash: \(number)aaaaaaaa}
        results: {test_accuracy: 0.5}
        improvements: {vs_baseline: "+3% accuracy"}

        """
      return ExampleFile(
        ByteString("experiments/exp-\(number + 100_000).yaml"), ByteString(text))
    }
    return ExampleRepository(Example("", files)).documents
  }

  /// Quadratic work would be seen: every root lies up to 4,000 parents away.
  @Test(.timeLimit(.minutes(1))) func longChainTakesLittleTime() {
    let documents = chain(isRing: false)
    let findings = allChecks.filter { $0.rule.identity.family == "EXP" }
      .map { ($0.rule.id, $0.init().findings(in: documents).count) }
    let counts = Dictionary(uniqueKeysWithValues: findings)
    #expect(counts["EXP005"] == 0)
    #expect(counts["EXP010"] == Self.count)
    #expect(counts["EXP014"] == Self.count - 1)
  }

  @Test(.timeLimit(.minutes(1))) func longRingIsReportedOnce() throws {
    let findings = ParentCycle().findings(in: chain(isRing: true))
    try #require(findings.count == 1)
    #expect(findings[0].location.path == "experiments/exp-100001.yaml")
    #expect(
      findings[0].message.text.hasPrefix(
        "the lineage returns to itself: exp-100001 → exp-104000 → exp-103999 → "))
    #expect(findings[0].related.count == Self.count - 1)
  }
}
