/// Cross-validation folds with the whole's shares of the classes: scikit-learn's `StratifiedKFold`.
public struct StratifiedKFold: Hashable, Sendable {
  public let folds: Int
  /// Nil leaves the rows of each class in order.
  public let seed: UInt32?

  public init(folds: Int, seed: UInt32? = nil) throws(SplitFault) {
    if folds < 2 { throw .tooFewFolds(folds) }
    self.folds = folds
    self.seed = seed
  }

  /// The test rows of each fold, ascending.
  ///
  /// - Parameter labels: the class of each row.
  public func testRows(stratifying labels: [Int]) throws(SplitFault) -> [[Int]] {
    var result = [[Int]](repeating: [], count: folds)
    for (row, fold) in try foldOfRows(stratifying: labels).enumerated() {
      result[fold].append(row)
    }
    return result
  }

  /// The fold that tests each row.
  func foldOfRows(stratifying labels: [Int]) throws(SplitFault) -> [Int] {
    if folds > labels.count { throw .moreFoldsThanRows(folds: folds, rows: labels.count) }
    // Classes are numbered by first appearance, which fixes the order of shuffling.
    var codes: [Int: Int] = [:]
    let encoded = labels.map { label in
      if let code = codes[label] { return code }
      codes[label] = codes.count
      return codes.count - 1
    }
    var foldsOfClass = queues(encoded, classes: codes.count)
    if foldsOfClass.allSatisfy({ $0.count < folds }) { throw .moreFoldsThanMembers(folds: folds) }
    if let seed {
      var generator = MersenneTwister(seed: seed)
      for code in foldsOfClass.indices { generator.shuffle(&foldsOfClass[code]) }
    }
    var used = [Int](repeating: 0, count: codes.count)
    return encoded.map { code in
      defer { used[code] += 1 }
      return foldsOfClass[code][used[code]]
    }
  }

  /// For each class the folds of its rows, ascending: fold f gets as many as positions f, f+k, f+2k
  /// … of the sorted labels have of the class.
  private func queues(_ encoded: [Int], classes: Int) -> [[Int]] {
    var allocation = [[Int]](
      repeating: [Int](repeating: 0, count: folds), count: classes)
    for (position, code) in encoded.sorted().enumerated() {
      allocation[code][position % folds] += 1
    }
    return allocation.map { counts in
      counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    }
  }
}
