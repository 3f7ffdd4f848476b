/// A sum of products with twice the bits of a double: what each step drops is summed beside it.
///
/// T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product", SIAM Journal on Scientific
/// Computing 26(6), 2005, algorithm 5.3.
struct CompensatedSum {
  private var sum: Double
  private var dropped: Double

  init(_ start: DoubleDouble) {
    sum = start.high
    dropped = start.low
  }

  @inline(__always)
  mutating func add(_ factor: DoubleDouble, times other: Double) {
    let product = DoubleDouble.product(factor.high, other)
    let next = DoubleDouble.sum(sum, product.high)
    sum = next.high
    dropped += next.low + (product.low + factor.low * other)
  }

  var total: DoubleDouble { .orderedSum(sum, dropped) }
}
