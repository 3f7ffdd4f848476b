import IrisPipeline
import Testing

@Suite struct SplitFaultTests {
  @Test(
    arguments: [
      (SplitSize.fraction(0), nil, SplitFault.testSize(.fraction(0), rows: 10)),
      (.fraction(1), nil, .testSize(.fraction(1), rows: 10)),
      (.fraction(-0.5), nil, .testSize(.fraction(-0.5), rows: 10)),
      (.fraction(.infinity), nil, .testSize(.fraction(.infinity), rows: 10)),
      (.rows(0), nil, .testSize(.rows(0), rows: 10)),
      (.rows(10), nil, .testSize(.rows(10), rows: 10)),
      (.rows(3), .rows(10), .trainSize(.rows(10), rows: 10)),
      (.rows(3), .fraction(1.5), .trainSize(.fraction(1.5), rows: 10)),
      (.fraction(0.6), .fraction(0.6), .sharesExceedWhole(train: 0.6, test: 0.6)),
      (.rows(6), .rows(5), .rowsExceedWhole(train: 5, test: 6, rows: 10)),
      (.fraction(0.95), nil, .emptyTrain(rows: 10, test: .fraction(0.95), train: nil)),
      (
        .fraction(0.5), .fraction(0.05),
        .emptyTrain(rows: 10, test: .fraction(0.5), train: .fraction(0.05))
      ),
    ] as [(SplitSize, SplitSize?, SplitFault)])
  func sizes(test: SplitSize, train: SplitSize?, fault: SplitFault) {
    #expect(throws: fault) { try TrainTestSplit(rows: 10, test: test, train: train, seed: 1) }
  }

  @Test func notANumberIsNoSize() {
    #expect(throws: SplitFault.self) {
      try TrainTestSplit(rows: 10, test: .fraction(.nan), seed: 1)
    }
  }

  @Test func aTrainSizeLeavesRowsOut() throws {
    let split = try TrainTestSplit(
      rows: 10, test: .fraction(0.25), train: .fraction(0.55), seed: 42)
    #expect(split.test == [8, 1, 5])
    #expect(split.train == [0, 7, 2, 9, 4])
  }

  @Test func folds() throws {
    #expect(throws: SplitFault.tooFewFolds(1)) { try KFold(folds: 1) }
    #expect(throws: SplitFault.tooFewFolds(0)) { try StratifiedKFold(folds: 0) }
    #expect(throws: SplitFault.moreFoldsThanRows(folds: 4, rows: 3)) {
      try KFold(folds: 4).testRows(ofRows: 3)
    }
    #expect(throws: SplitFault.moreFoldsThanMembers(folds: 3)) {
      try StratifiedKFold(folds: 3).testRows(stratifying: [0, 0, 1, 1])
    }
  }

  @Test func wording() {
    #expect(
      SplitFault.lonelyClasses([3, 7]).description
        == "stratifying needs at least 2 rows of each class; only 1 is there of class 3, 7")
    #expect(
      SplitFault.emptyTrain(rows: 10, test: .fraction(0.95), train: nil).description
        == "a test size of 0.95 takes all 10 rows and leaves none to train on; make it smaller")
  }
}
