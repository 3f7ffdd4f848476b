/// Whether two classifiers that judged the same rows are right equally often: the exact test.
///
/// Only the rows that one of them got right and the other wrong say anything; if neither is better,
/// each such row is a fair coin. Q. McNemar, "Note on the sampling error of the difference between
/// correlated proportions or percentages", Psychometrika 12(2), 1947. With few rows it has little
/// power (five rows lost and none gained are p = 0.031), so it informs and does not judge.
public struct McNemarTest: Hashable, Sendable {
  /// Rows that the baseline got right and the candidate wrong; McNemar's b.
  public let lost: Int
  /// Rows that the baseline got wrong and the candidate right; McNemar's c.
  public let gained: Int
  /// The probability of at least as many losses if neither is better.
  public let oneSided: Double
  /// The probability of so uneven counts, either way, if neither is better.
  public let twoSided: Double

  /// - Precondition: neither count is negative.
  public init(lost: Int, gained: Int) {
    precondition(lost >= 0 && gained >= 0)
    self.lost = lost
    self.gained = gained
    let total = lost + gained
    oneSided = Self.probability(ofAtLeast: lost, of: total)
    twoSided = min(1, 2 * Self.probability(ofAtLeast: max(lost, gained), of: total))
  }

  /// The chance that a fair coin, thrown `total` times, shows heads at least `count` times.
  ///
  /// Exact for 48 throws or fewer; else the error is a few ulps a throw. Above 1000 throws the
  /// binomial coefficients are taken relative to the greatest of them, so that nothing overflows
  /// and what underflows is below every double.
  private static func probability(ofAtLeast count: Int, of total: Int) -> Double {
    let middle = total / 2
    let greatest = total <= 1000 ? coefficient(total, middle) : 1
    var below = 0.0
    var above = 0.0
    func add(_ term: Double, _ heads: Int) {
      if heads < count { below += term } else { above += term }
    }
    add(greatest, middle)
    var term = greatest
    for heads in stride(from: middle, to: 0, by: -1) {
      term = term * Double(heads) / Double(total - heads + 1)
      add(term, heads - 1)
    }
    term = greatest
    for heads in middle..<total {
      term = term * Double(total - heads) / Double(heads + 1)
      add(term, heads + 1)
    }
    return above / (below + above)
  }

  private static func coefficient(_ total: Int, _ count: Int) -> Double {
    (0..<count).reduce(1) { $0 * Double(total - $1) / Double($1 + 1) }
  }
}
