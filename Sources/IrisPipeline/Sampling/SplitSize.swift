/// How large one side of a split is to be.
public enum SplitSize: Hashable, Sendable, CustomStringConvertible {
  /// A share of the rows, between 0 and 1, both excluded.
  case fraction(Double)
  /// So many rows.
  case rows(Int)

  public var description: String {
    switch self {
    case .fraction(let share): share.description
    case .rows(let count): count.description
    }
  }

  fileprivate func isPossible(ofRows total: Int) -> Bool {
    switch self {
    case .fraction(let share): share > 0 && share < 1
    case .rows(let count): count > 0 && count < total
    }
  }
}

/// The row counts of both sides, as scikit-learn's `_validate_shuffle_split` works them out.
struct SplitCounts {
  let train: Int
  let test: Int

  /// A test share is rounded up and a train share down; the side not given takes the rest.
  init(ofRows total: Int, test: SplitSize, train: SplitSize?) throws(SplitFault) {
    guard test.isPossible(ofRows: total) else { throw .testSize(test, rows: total) }
    if let train, !train.isPossible(ofRows: total) { throw .trainSize(train, rows: total) }
    if case .fraction(let testShare) = test, case .fraction(let trainShare)? = train,
      testShare + trainShare > 1
    {
      throw .sharesExceedWhole(train: trainShare, test: testShare)
    }
    self.test = test.count(ofRows: total, .up)
    self.train = train?.count(ofRows: total, .down) ?? total - self.test
    if self.train + self.test > total {
      throw .rowsExceedWhole(train: self.train, test: self.test, rows: total)
    }
    if self.train == 0 { throw .emptyTrain(rows: total, test: test, train: train) }
  }
}

extension SplitSize {
  fileprivate func count(ofRows total: Int, _ rule: FloatingPointRoundingRule) -> Int {
    switch self {
    case .fraction(let share): Int((share * Double(total)).rounded(rule))
    case .rows(let count): count
    }
  }
}
