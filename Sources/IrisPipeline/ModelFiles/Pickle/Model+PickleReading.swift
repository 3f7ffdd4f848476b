extension Model {
  /// Reads a LogisticRegression that scikit-learn 1.0 to 1.9 or `pickle` wrote, without running or
  /// importing anything.
  ///
  /// Of protocol 2 to 5, with more than one class and the multinomial (or, for two classes, the
  /// logistic) loss. Features without names are called x0, x1 and so on, as scikit-learn calls them;
  /// labels true and false are texts. The provenance is empty.
  ///
  /// - Parameter bytes: at most 64 MiB.
  public init(pickle bytes: [UInt8]) throws(PickleFault) {
    self = try PickledEstimator(PickleMachine.document(bytes)).model()
  }
}
