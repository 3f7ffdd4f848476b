/// A sum of products with twice the bits of a double: what each step drops is summed beside it.
///
/// T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product", SIAM Journal on Scientific
/// Computing 26(6), 2005, algorithm 5.3.
struct CompensatedSum<Number: ElementwiseNumber> {
  private var sum: Number
  private var dropped: Number

  @inline(__always)
  init(_ start: DoubleWord<Number>) {
    sum = start.high
    dropped = start.low
  }

  /// Adds (`factor` + `rest`) times `other`, where `rest` is to `factor` as low is to high.
  @inline(__always)
  mutating func add(_ factor: Halves<Number>, _ rest: Number, times other: Halves<Number>) {
    let product = DoubleWord.product(factor, other)
    let next = DoubleWord.sum(sum, product.high)
    sum = next.high
    dropped = dropped + (next.low + (product.low + rest * other.value))
  }

  @inline(__always)
  var total: DoubleWord<Number> { .orderedSum(sum, dropped) }
}
