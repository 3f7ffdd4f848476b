import IrisPipeline
import Testing

/// The random generator, splits and folds against NumPy's and scikit-learn's own answers.
@Suite struct SamplingTests {
  @Test(arguments: GoldenPrimitives.all.rng)
  func generator(golden: GoldenPrimitives.Generator) {
    var words = MersenneTwister(seed: golden.seed)
    var drawn: [UInt32] = []
    for _ in 0...1247 { drawn.append(words.next()) }
    #expect(Array(drawn.prefix(8)) == golden.firstU32)
    #expect(drawn[1247] == golden.word1247)
    var tens = MersenneTwister(seed: golden.seed)
    #expect(tens.permutation(10) == golden.permutation10)
    var rows = MersenneTwister(seed: golden.seed)
    #expect(rows.permutation(150) == golden.permutation150)
    let small = [1, 2, 3].map { count in
      var generator = MersenneTwister(seed: golden.seed)
      return generator.permutation(count)
    }
    #expect(small == golden.permutation123)
  }

  @Test func boundsAbove32BitsTakeTwoWordsTheHighOneFirst() {
    var words = MersenneTwister(seed: 42)
    let (high, low) = (words.next(), words.next())
    var integers = MersenneTwister(seed: 42)
    #expect(integers.integer(upTo: .max) == UInt64(high) << 32 | UInt64(low))
  }

  @Test func aBoundOfZeroDrawsNothing() {
    var generator = MersenneTwister(seed: 42)
    #expect(generator.integer(upTo: 0) == 0)
    #expect(generator.next() == 1_608_637_542)
  }

  @Test(arguments: GoldenPrimitives.all.splits)
  func split(golden: GoldenPrimitives.Split) {
    let rows = Int(exactly: golden.testSize)
    let size = rows.map(SplitSize.rows) ?? .fraction(golden.testSize)
    do {
      let split =
        golden.stratified
        ? try TrainTestSplit(stratifying: golden.y, test: size, seed: golden.seed)
        : try TrainTestSplit(rows: golden.y.count, test: size, seed: golden.seed)
      #expect(split.train == golden.train)
      #expect(split.test == golden.test)
      #expect(golden.error == nil)
    } catch let fault {
      #expect(fault.wordingOfScikitLearn == golden.error)
    }
  }

  @Test(arguments: GoldenPrimitives.all.kfold)
  func folds(golden: GoldenPrimitives.Folds) throws {
    let seed = golden.shuffle ? golden.seed : nil
    #expect(
      try StratifiedKFold(folds: golden.k, seed: seed).testRows(stratifying: golden.y)
        == golden.stratifiedTestFolds)
    #expect(
      try KFold(folds: golden.k, seed: seed).testRows(ofRows: golden.y.count)
        == golden.kfoldTestFolds)
  }
}

extension SplitFault {
  /// What scikit-learn says in the same case.
  fileprivate var wordingOfScikitLearn: String? {
    switch self {
    case .emptyTrain(let rows, let test, _):
      "With n_samples=\(rows), test_size=\(test) and train_size=None, the resulting train set "
        + "will be empty. Adjust any of the aforementioned parameters."
    case .lonelyClasses(let classes):
      "The least populated classes in y have only 1 member, which is too few. The minimum number "
        + "of groups for any class cannot be less than 2. Classes with too few members are: "
        + "\(classes)"
    case .trainBelowClasses(let train, let classes):
      "The train_size = \(train) should be greater or equal to the number of classes = \(classes)"
    case .testBelowClasses(let test, let classes):
      "The test_size = \(test) should be greater or equal to the number of classes = \(classes)"
    default: nil
    }
  }
}
