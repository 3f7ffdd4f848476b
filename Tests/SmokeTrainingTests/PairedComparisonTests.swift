import ByteText
import Foundation
import TestSupport
import Testing

@testable import SmokeTraining

/// What NumPy 2.4.6 and SciPy 1.17.1 make of the same figures.
private struct GoldenComparisons: Decodable {
  struct Bootstrap: Decodable, CustomTestStringConvertible {
    let name: String
    let values: [String]
    let lower, upper: String

    var testDescription: String { name }
  }

  struct McNemar: Decodable {
    let lost, gained: Int
    let oneSided, twoSided: Double
  }

  struct Comparison: Decodable, CustomTestStringConvertible {
    let name: String
    let baseline, candidate: [String]
    let mean, lower, upper: Double
    let lost, gained: Int

    var testDescription: String { "\(name), \(baseline.count) rows" }
  }

  let bootstrap: [Bootstrap]
  let mcnemar: [McNemar]
  let comparisons: [Comparison]

  static let all: GoldenComparisons = {
    do {
      return try vectorDecoder.decode(
        GoldenComparisons.self, from: vectors("paired-comparison.json"))
    } catch {
      preconditionFailure("paired-comparison.json: \(error)")
    }
  }()
}

/// `first` again and again, with ids in which byte order is row order.
private func predictions(_ probabilities: [Double]) -> Predictions {
  Predictions(
    rows: probabilities.enumerated().map { row, probability in
      Prediction(
        id: ByteString("r\(10_000 + row)"), label: "a", predicted: probability > 0.5 ? "a" : "b",
        probability: probability)
    })
}

@Suite struct PairedComparisonTests {
  @Test(arguments: GoldenComparisons.all.bootstrap)
  private func boundsAreNumPysToTheLastBit(golden: GoldenComparisons.Bootstrap) throws {
    let values = try golden.values.map { try #require(Double($0)) }
    let bounds = BootstrapBounds(ofMean: values)
    #expect(bounds.lower == Double(golden.lower))
    #expect(bounds.upper == Double(golden.upper))
  }

  @Test func mcNemarIsSciPys() {
    #expect(GoldenComparisons.all.mcnemar.count == 131)
    for golden in GoldenComparisons.all.mcnemar {
      let test = McNemarTest(lost: golden.lost, gained: golden.gained)
      let name = Comment("\(golden.lost) lost, \(golden.gained) gained")
      #expect(isClose(test.oneSided, golden.oneSided, within: 1e-11), name)
      #expect(isClose(test.twoSided, golden.twoSided, within: 1e-11), name)
    }
    #expect(McNemarTest(lost: 0, gained: 0).oneSided == 1)
    #expect(McNemarTest(lost: 0, gained: 7).oneSided == 1)
    #expect(McNemarTest(lost: 5, gained: 0).oneSided == 0.03125)
    #expect(McNemarTest(lost: 6, gained: 0).twoSided == 0.03125)
  }

  @Test(arguments: GoldenComparisons.all.comparisons)
  private func wholeComparisonsAreNumPys(golden: GoldenComparisons.Comparison) throws {
    let comparison = try PairedComparison(
      of: predictions(try golden.candidate.map { try #require(Double($0)) }),
      against: predictions(try golden.baseline.map { try #require(Double($0)) }))
    #expect(comparison.rows == golden.baseline.count)
    #expect(abs(comparison.meanDifference - golden.mean) <= 1e-13)
    #expect(abs(comparison.lowerBound - golden.lower) <= 1e-13)
    #expect(abs(comparison.upperBound - golden.upper) <= 1e-13)
    #expect(
      abs(comparison.candidateLogLoss - comparison.baselineLogLoss - golden.mean) <= 1e-13)
    #expect(comparison.mcNemar == McNemarTest(lost: golden.lost, gained: golden.gained))
    #expect(comparison.verdict.rawValue == golden.name)
  }

  @Test func oneModelIsNoWorseThanItself() throws {
    let model = predictions((0..<30).map { 0.5 + Double($0) / 70 })
    let comparison = try PairedComparison(of: model, against: model)
    #expect(comparison.meanDifference == 0)
    #expect(comparison.lowerBound == 0)
    #expect(comparison.upperBound == 0)
    #expect(comparison.verdict == .noWorse)
    #expect(try PairedComparison(of: model, against: model, margin: 0).verdict == .noWorse)
  }

  @Test func theMarginDecides() throws {
    let baseline = predictions([Double](repeating: 0.5, count: 10))
    let candidate = predictions([Double](repeating: 0.25, count: 10))
    func verdict(_ margin: Double) throws -> ComparisonVerdict {
      try PairedComparison(of: candidate, against: baseline, margin: margin).verdict
    }
    // Each row's difference is ln 2.
    let comparison = try PairedComparison(of: candidate, against: baseline)
    #expect(abs(comparison.lowerBound - 0.6931471805599453) <= 1e-15)
    #expect(try verdict(0.693) == .worse)
    #expect(try verdict(0.694) == .noWorse)
    #expect(try verdict(comparison.lowerBound) == .noWorse)
    #expect(try PairedComparison(of: baseline, against: candidate).verdict == .better)
  }

  @Test func nineRowsAreNeverEnough() throws {
    for candidate in [0.01, 0.5, 0.99] {
      let comparison = try PairedComparison(
        of: predictions([Double](repeating: candidate, count: 9)),
        against: predictions([Double](repeating: 0.5, count: 9)))
      #expect(comparison.verdict == .notEnoughRows)
    }
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let baseline = predictions((0..<40).map { 0.4 + Double($0) / 80 })
    let candidate = predictions((0..<40).map { 0.9 - Double($0) / 80 })
    let reversed = Predictions(rows: candidate.rows.reversed())
    let comparison = try PairedComparison(of: candidate, against: baseline)
    #expect(try PairedComparison(of: reversed, against: baseline) == comparison)
    #expect(comparison.mcNemar.lost == 8)
    #expect(comparison.mcNemar.gained == 9)
  }

  @Test func certainErrorsCostAFiniteLoss() throws {
    let comparison = try PairedComparison(
      of: predictions([Double](repeating: 0, count: 10)),
      against: predictions([Double](repeating: 1, count: 10)))
    #expect(abs(comparison.candidateLogLoss - 36.04365338911715) <= 1e-13)
    #expect(comparison.verdict == .worse)
  }

  @Test(arguments: [
    (
      "a:x=0.5", "b:x=0.5",
      "the row 'a' of the candidate is missing from the baseline; judge both on the same rows"
    ),
    (
      "b:x=0.5", "a:x=0.5",
      "the row 'a' of the baseline is missing from the candidate; judge both on the same rows"
    ),
    (
      "a:x=0.5 c:x=0.5", "a:x=0.5",
      "the row 'c' of the candidate is missing from the baseline; judge both on the same rows"
    ),
    (
      "a:x=0.5", "c:x=0.5 a:x=0.5",
      "the row 'c' of the baseline is missing from the candidate; judge both on the same rows"
    ),
    (
      "b:y=0.5 a:x=0.5", "a:x=0.5 b:x=0.5",
      "the row 'b' has the label 'y' in the candidate but 'x' in the baseline; "
        + "judge both on the same rows"
    ),
    ("a:x=0.5 a:x=0.5", "a:x=0.5", "the row 'a' is there twice; give each row an id of its own"),
    ("a:x=1.5", "a:x=0.5", "the row 'a' has the probability 1.5, which is not in [0, 1]"),
    ("a:x=0.5", "a:x=nan", "the row 'a' has the probability nan, which is not in [0, 1]"),
    ("", "a:x=0.5", "there is no row to compare on"),
  ])
  func rowsThatDifferAreNamed(candidate: String, baseline: String, message: String) {
    #expect {
      try PairedComparison(of: Self.rows(candidate), against: Self.rows(baseline))
    } throws: {
      "\($0)" == message
    }
  }

  /// `id:label=probability`, separated by blanks.
  private static func rows(_ text: String) -> Predictions {
    Predictions(
      rows: text.split(separator: " ").map { row in
        let parts = row.split { ":=".contains($0) }.map(String.init)
        return Prediction(
          id: ByteString(parts[0]), label: ByteString(parts[1]), predicted: "x",
          probability: Double(parts[2]) ?? -1)
      })
  }

  @Test(arguments: [-0.1, Double.nan, .infinity])
  func aMarginThatIsNoneIsRefused(margin: Double) {
    let model = predictions([0.5])
    #expect {
      try PairedComparison(of: model, against: model, margin: margin)
    } throws: {
      "\($0)" == "the margin is \(margin); it must be a finite number, zero or more"
    }
  }

  private func isClose(_ value: Double, _ expected: Double, within share: Double) -> Bool {
    abs(value - expected) <= share * expected
  }
}
