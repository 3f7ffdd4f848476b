extension Model {
  /// The model as a scikit-learn 1.9.1 LogisticRegression, a pickle of protocol 4; the same bytes
  /// for equal models and arguments.
  ///
  /// For two classes scikit-learn holds one row, the difference of ours. The solver is named
  /// newton-cholesky, scikit-learn's own Newton method. The provenance is not written.
  ///
  /// - Parameters:
  ///   - c: the inverse strength of the penalty with which the model was trained.
  ///   - iterations: the Newton steps taken.
  ///   - fitsIntercept: false writes intercepts of zero.
  ///   - maximumIterations: the Newton steps allowed.
  public func pickle(c: Double, iterations: Int, fitsIntercept: Bool, maximumIterations: Int)
    -> [UInt8]
  {
    pickle(
      c: c, iterations: iterations, fitsIntercept: fitsIntercept,
      maximumIterations: maximumIterations, solver: "newton-cholesky")
  }

  func pickle(
    c: Double, iterations: Int, fitsIntercept: Bool, maximumIterations: Int, solver: String
  ) -> [UInt8] {
    PickleWriter.file { writer in
      writer.write(global: "LogisticRegression", of: "sklearn.linear_model._logistic")
      writer.append(.emptyTuple)
      writer.append(.newobj)
      writer.memoize()
      writer.append(.emptyDict)
      writer.memoize()
      writer.append(.mark)
      writer.writeParameters(
        c: c, fitsIntercept: fitsIntercept, maximumIterations: maximumIterations, solver: solver)
      writer.writeAttributes(of: self, iterations: iterations, fitsIntercept: fitsIntercept)
      writer.append(.setitems)
      writer.append(.build)
    }
  }

  /// The rows that scikit-learn holds: of two classes the second minus the first.
  fileprivate var scikitLearnRows: (coefficients: [Double], intercepts: [Double]) {
    let (coefficients, intercepts) = (classifier.coefficients, classifier.intercepts)
    guard classifier.classCount == 2 else { return (coefficients, intercepts) }
    let width = classifier.featureCount
    return (
      zip(coefficients[width...], coefficients[..<width]).map { $0 - $1 },
      [intercepts[1] - intercepts[0]]
    )
  }
}

extension PickleWriter {
  /// The constructor's arguments in its order.
  fileprivate mutating func writeParameters(
    c: Double, fitsIntercept: Bool, maximumIterations: Int, solver: String
  ) {
    write("penalty") { $0.write(constant: "deprecated") }
    write("C") { $0.write(c) }
    write("l1_ratio") { $0.write(0.0) }
    write("dual") { $0.write(false) }
    write("tol") { $0.write(1e-4) }
    write("fit_intercept") { $0.write(fitsIntercept) }
    write("intercept_scaling") { $0.write(1) }
    write("class_weight") { $0.append(.none) }
    write("random_state") { $0.append(.none) }
    write("solver") { $0.write(constant: solver) }
    write("max_iter") { $0.write(maximumIterations) }
    write("verbose") { $0.write(0) }
    write("warm_start") { $0.write(false) }
    write("n_jobs") { $0.append(.none) }
  }

  /// What `fit` sets, in its order.
  fileprivate mutating func writeAttributes(
    of model: Model, iterations: Int, fitsIntercept: Bool
  ) {
    let (coefficients, intercepts) = model.scikitLearnRows
    write("feature_names_in_") { $0.write(objects: model.featureNames) }
    write("n_features_in_") { $0.write(model.featureNames.count) }
    write("classes_") { $0.write(classes: model.classes) }
    write("n_iter_") { $0.write(array: [Int(Int32(clamping: iterations))], size: 4) }
    write("coef_") {
      $0.write(rows: coefficients, rowCount: intercepts.count, model.featureNames.count)
    }
    write("intercept_") {
      $0.write(
        array: fitsIntercept ? intercepts : intercepts.map { _ in 0 }, shape: [intercepts.count])
    }
    write("_sklearn_version") { $0.write(constant: "1.9.1") }
  }

  private mutating func write(_ name: String, _ value: (inout PickleWriter) -> Void) {
    write(constant: name)
    value(&self)
  }

  /// In Fortran's order, as scikit-learn's solvers leave them; NumPy says so only where the orders
  /// differ.
  private mutating func write(rows: [Double], rowCount: Int, _ columnCount: Int) {
    let columns = (0..<rows.count).map { rows[$0 % rowCount * columnCount + $0 / rowCount] }
    write(
      array: columns, shape: [rowCount, columnCount],
      isColumnMajor: rowCount > 1 && columnCount > 1)
  }

  private mutating func write(classes: [ClassLabel]) {
    let integers = classes.compactMap { if case .integer(let value) = $0 { value } else { nil } }
    if integers.count == classes.count {
      write(array: integers, size: 8)
    } else {
      write(array: classes.map(\.name))
    }
  }
}
