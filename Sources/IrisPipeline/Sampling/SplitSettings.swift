/// How a table's rows are divided into those that train and those that test.
public struct SplitSettings: Hashable, Sendable {
  public var testSize: SplitSize
  /// Nil takes all rows that do not test.
  public var trainSize: SplitSize?
  public var seed: UInt32
  /// Whether both sides get the same shares of the classes.
  public var isStratified: Bool

  public init(
    testSize: SplitSize = .fraction(0.2), trainSize: SplitSize? = nil, seed: UInt32 = 42,
    isStratified: Bool = false
  ) {
    self.testSize = testSize
    self.trainSize = trainSize
    self.seed = seed
    self.isStratified = isStratified
  }

  /// The rows of each side.
  ///
  /// - Parameter labels: the class of each row.
  public func split(_ labels: [Int]) throws(SplitFault) -> TrainTestSplit {
    isStratified
      ? try TrainTestSplit(stratifying: labels, test: testSize, train: trainSize, seed: seed)
      : try TrainTestSplit(rows: labels.count, test: testSize, train: trainSize, seed: seed)
  }
}
