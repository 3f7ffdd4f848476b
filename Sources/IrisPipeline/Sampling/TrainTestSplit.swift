/// Which rows train and which test, in the order that scikit-learn's `train_test_split` gives.
public struct TrainTestSplit: Hashable, Sendable {
  public let train: [Int]
  public let test: [Int]

  /// `ShuffleSplit`: one permutation, its head for the test, what follows for training.
  public init(rows: Int, test: SplitSize, train: SplitSize? = nil, seed: UInt32)
    throws(SplitFault)
  {
    let counts = try SplitCounts(ofRows: rows, test: test, train: train)
    var generator = MersenneTwister(seed: seed)
    let order = generator.permutation(rows)
    self.test = Array(order[..<counts.test])
    self.train = Array(order[counts.test..<counts.test + counts.train])
  }

  /// `StratifiedShuffleSplit`: both sides have the shares of the classes that the whole has.
  ///
  /// - Parameter labels: the class of each row.
  public init(
    stratifying labels: [Int], test: SplitSize, train: SplitSize? = nil, seed: UInt32
  ) throws(SplitFault) {
    let counts = try SplitCounts(ofRows: labels.count, test: test, train: train)
    let rowsOfClass = try Self.rowsOfEachClass(labels, counts)
    let sizes = rowsOfClass.map(\.count)
    var generator = MersenneTwister(seed: seed)
    let trainSizes = approximateMode(sizes, draws: counts.train, &generator)
    let testSizes = approximateMode(
      zip(sizes, trainSizes).map { $0 - $1 }, draws: counts.test, &generator)
    var trainRows: [Int] = []
    var testRows: [Int] = []
    for (index, rows) in rowsOfClass.enumerated() {
      let order = generator.permutation(rows.count).map { rows[$0] }
      let end = trainSizes[index] + testSizes[index]
      trainRows += order[..<trainSizes[index]]
      testRows += order[trainSizes[index]..<end]
    }
    generator.shuffle(&trainRows)
    generator.shuffle(&testRows)
    self.train = trainRows
    self.test = testRows
  }

  private static func rowsOfEachClass(_ labels: [Int], _ counts: SplitCounts)
    throws(SplitFault) -> [[Int]]
  {
    var rows: [Int: [Int]] = [:]
    for (row, label) in labels.enumerated() { rows[label, default: []].append(row) }
    let classes = rows.sorted { $0.key < $1.key }
    let lonely = classes.filter { $0.value.count < 2 }.map(\.key)
    if !lonely.isEmpty { throw .lonelyClasses(lonely) }
    if counts.train < classes.count {
      throw .trainBelowClasses(train: counts.train, classes: classes.count)
    }
    if counts.test < classes.count {
      throw .testBelowClasses(test: counts.test, classes: classes.count)
    }
    return classes.map(\.value)
  }
}

/// How many of `draws` fall to each class: scikit-learn's `_approximate_mode`.
///
/// The whole parts first, the rest to the largest fractional parts; equal ones are chosen at
/// random, which consumes randomness even where all of them are taken.
func approximateMode(_ sizes: [Int], draws: Int, _ generator: inout MersenneTwister) -> [Int] {
  let total = Double(sizes.reduce(0, +))
  let continuous = sizes.map { Double($0) / total * Double(draws) }
  var result = continuous.map { Int($0) }
  let remainders = zip(continuous, result).map { $0 - Double($1) }
  var needed = draws - result.reduce(0, +)
  for value in Set(remainders).sorted(by: >) where needed > 0 {
    let candidates = remainders.indices.filter { remainders[$0] == value }
    let taken = min(candidates.count, needed)
    for index in generator.choice(candidates, size: taken) { result[index] += 1 }
    needed -= taken
  }
  return result
}
