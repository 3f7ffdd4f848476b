/// The 95 % interval of a proportion.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
/// the American Statistical Association 22(158), 1927. Unlike the textbook interval it stays within
/// [0, 1] and is not empty at 0 or 1.
public struct WilsonInterval: Hashable, Sendable {
  public let low: Double
  public let high: Double

  /// - Precondition: `total` is positive and `successes` in 0...total.
  public init(successes: Int, of total: Int) {
    precondition(total > 0 && (0...total).contains(successes))
    // The normal distribution's 97.5 % point.
    let z = 1.959963984540054
    let n = Double(total)
    let share = Double(successes) / n
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    low = successes == 0 ? 0 : max(0, (centre - spread) / scale)
    high = successes == total ? 1 : min(1, (centre + spread) / scale)
  }
}
