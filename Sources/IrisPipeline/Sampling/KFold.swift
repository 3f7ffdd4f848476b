/// Cross-validation folds as scikit-learn's `KFold` and `StratifiedKFold` make them.
public struct KFold: Hashable, Sendable {
  public let folds: Int
  /// Nil leaves the rows in order.
  public let seed: UInt32?

  public init(folds: Int, seed: UInt32? = nil) throws(SplitFault) {
    if folds < 2 { throw .tooFewFolds(folds) }
    self.folds = folds
    self.seed = seed
  }

  /// The test rows of each fold, ascending; the first `rows % folds` folds have one row more.
  public func testRows(ofRows rows: Int) throws(SplitFault) -> [[Int]] {
    if folds > rows { throw .moreFoldsThanRows(folds: folds, rows: rows) }
    var order = Array(0..<rows)
    if let seed {
      var generator = MersenneTwister(seed: seed)
      generator.shuffle(&order)
    }
    var start = 0
    return (0..<folds).map { fold in
      let size = rows / folds + (fold < rows % folds ? 1 : 0)
      defer { start += size }
      return order[start..<start + size].sorted()
    }
  }
}
