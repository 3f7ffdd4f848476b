/// Why rows cannot be split or folded as asked: every case that scikit-learn refuses.
public enum SplitFault: Error, Hashable, Sendable {
  case testSize(SplitSize, rows: Int)
  case trainSize(SplitSize, rows: Int)
  case sharesExceedWhole(train: Double, test: Double)
  case rowsExceedWhole(train: Int, test: Int, rows: Int)
  case emptyTrain(rows: Int, test: SplitSize, train: SplitSize?)
  /// Stratifying needs two rows of each class; the classes are in ascending order.
  case lonelyClasses([Int])
  case trainBelowClasses(train: Int, classes: Int)
  case testBelowClasses(test: Int, classes: Int)
  case tooFewFolds(Int)
  case moreFoldsThanRows(folds: Int, rows: Int)
  case moreFoldsThanMembers(folds: Int)
}

extension SplitFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .testSize(let size, let rows): Self.wording("test", size, rows)
    case .trainSize(let size, let rows): Self.wording("train", size, rows)
    case .sharesExceedWhole(let train, let test):
      "the train share \(train) and the test share \(test) exceed the whole; make one smaller"
    case .rowsExceedWhole(let train, let test, let rows):
      "\(train) train rows and \(test) test rows are more than the \(rows) rows there are; "
        + "ask for fewer"
    case .emptyTrain(let rows, let test, _):
      "a test size of \(test) takes all \(rows) rows and leaves none to train on; make it smaller"
    case .lonelyClasses(let classes):
      "stratifying needs at least 2 rows of each class; only 1 is there of class "
        + classes.map(\.description).joined(separator: ", ")
    case .trainBelowClasses(let train, let classes):
      "\(train) train rows cannot hold all \(classes) classes; make the test size smaller"
    case .testBelowClasses(let test, let classes):
      "\(test) test rows cannot hold all \(classes) classes; make the test size larger"
    case .tooFewFolds(let folds): "\(folds) folds do not divide anything; ask for 2 or more"
    case .moreFoldsThanRows(let folds, let rows):
      "\(folds) folds of only \(rows) rows; ask for \(rows) or fewer"
    case .moreFoldsThanMembers(let folds):
      "no class has the \(folds) rows that \(folds) stratified folds need; ask for fewer folds"
    }
  }

  private static func wording(_ side: String, _ size: SplitSize, _ rows: Int) -> String {
    "the \(side) size \(size) is neither a share between 0 and 1 nor a number of rows below \(rows)"
  }
}
