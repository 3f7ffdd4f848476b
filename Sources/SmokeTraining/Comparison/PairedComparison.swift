import IrisPipeline

/// A candidate held against its baseline on the same rows.
///
/// A test set of 30 rows says little about either model alone, but the rows that are hard for one
/// are hard for the other: the difference of the two losses, row by row, varies far less than each
/// loss. The question is one of non-inferiority. A candidate need not beat its baseline, it must
/// not be worse by more than a margin that is stated beforehand; without one, any retraining would be
/// called worse or better for a difference that nobody cares about, given rows enough.
public struct PairedComparison: Hashable, Sendable {
  /// How many rows both were judged on.
  public let rows: Int
  /// Mean log loss in nats.
  public let candidateLogLoss: Double
  public let baselineLogLoss: Double
  /// The mean over the rows of the candidate's log loss minus the baseline's; positive is worse.
  public let meanDifference: Double
  /// With 95 % confidence the true mean difference is not below this.
  public let lowerBound: Double
  /// With 95 % confidence the true mean difference is not above this.
  public let upperBound: Double
  /// How much worse still counts as no worse, in nats.
  public let margin: Double
  public let mcNemar: McNemarTest

  /// Below this no resampling is believed.
  public static let leastRows = 10
  public static let defaultMargin = 0.02

  /// Rows are matched by id, whatever their order in either.
  public init(
    of candidate: Predictions, against baseline: Predictions,
    margin: Double = PairedComparison.defaultMargin
  ) throws(ComparisonFault) {
    guard margin.isFinite, margin >= 0 else { throw .impossibleMargin(margin) }
    let pairs = try PairedRows(candidate, baseline)
    rows = pairs.candidate.count
    let candidateLosses = pairs.candidate.map { LogLoss.ofProbability($0.probability) }
    let baselineLosses = pairs.baseline.map { LogLoss.ofProbability($0.probability) }
    let differences = zip(candidateLosses, baselineLosses).map { $0 - $1 }
    candidateLogLoss = Self.mean(candidateLosses)
    baselineLogLoss = Self.mean(baselineLosses)
    meanDifference = Self.mean(differences)
    let bounds = BootstrapBounds(ofMean: differences)
    (lowerBound, upperBound) = (bounds.lower, bounds.upper)
    self.margin = margin
    mcNemar = McNemarTest(
      lost: zip(pairs.candidate, pairs.baseline).count { !$0.isRight && $1.isRight },
      gained: zip(pairs.candidate, pairs.baseline).count { $0.isRight && !$1.isRight })
  }

  public var verdict: ComparisonVerdict {
    if rows < Self.leastRows { return .notEnoughRows }
    if lowerBound > margin { return .worse }
    if upperBound < 0 { return .better }
    return upperBound <= margin ? .noWorse : .notEnoughRows
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
