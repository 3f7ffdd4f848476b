/// Why a classifier cannot be trained.
public enum TrainingFault: Error, Hashable, Sendable {
  case noFeatures
  /// All rows are of one class, or there is no row.
  case oneClass
  /// The data knows a class that none of its rows has.
  case classWithoutRows(ClassLabel)
  /// `C` must be positive; infinity means no penalty.
  case impossibleC(Double)
  /// Classes times (features + 1) exceeds what the exact Hessian is made for.
  case tooManyParameters(Int, limit: Int)
  /// Without a penalty: the feature, by its name, says no more than the intercept or nothing at all.
  case constantFeature([UInt8])
  /// Without a penalty: the feature, by its name, is a linear combination of those before it.
  case dependentFeature([UInt8])
  /// Without a penalty: a linear classifier makes no error on the rows, so there is no optimum.
  case separable
  /// Without a penalty: a linear classifier tells some rows apart without error and no other row
  /// wrong, so there is no optimum.
  ///
  /// The class is the one that it tells from all others, nil where only parts of classes are apart.
  case partlySeparable(ClassLabel?)
  /// The features are too large or too alike for doubles, or the iterations ran out.
  case notConverged(iterations: Int)
}

extension TrainingFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noFeatures: "there is no feature to learn from"
    case .oneClass: "a classifier needs rows of at least two classes"
    case .classWithoutRows(let label): "class '\(label.text)' has no row to learn from"
    case .impossibleC(let value): "C is \(value); it must be a positive number"
    case .tooManyParameters(let count, let limit):
      "classes times (features + 1) is \(count), more than the limit of \(limit)"
    case .constantFeature(let name):
      "feature '\(name.text)' is constant, which has no optimum without a penalty; drop it or "
        + "make C finite"
    case .dependentFeature(let name):
      "feature '\(name.text)' is a linear combination of those before it, which has no optimum "
        + "without a penalty; drop it or make C finite"
    case .separable:
      "the classes can be told apart without error, which has no optimum without a penalty; "
        + "make C finite"
    case .partlySeparable(let label?):
      "class '\(label.text)' can be told from the others without error, which has no optimum "
        + "without a penalty; make C finite"
    case .partlySeparable(nil):
      "some rows can be told apart without error, which has no optimum without a penalty; "
        + "make C finite"
    case .notConverged(let iterations):
      "no optimum found after \(iterations) iterations; scale the features or make C smaller"
    }
  }
}

extension ClassLabel {
  fileprivate var text: String { name.text }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
