/// A scikit-learn LogisticRegression as it lies in a pickle.
struct PickledEstimator {
  private let document: PickleDocument
  /// Name, value, name, value …
  private let state: [PickleValue]

  init(_ document: PickleDocument) throws(PickleFault) {
    guard case .call(let callable, _, let state)? = document.object(document.root),
      document.global(callable) == .logisticRegression,
      case .dictionary(let state)? = document.object(state)
    else { throw .otherObject }
    (self.document, self.state) = (document, state)
  }

  /// Of attributes of one name the last counts, as in Python.
  private func attribute(_ name: String) -> PickleValue? {
    stride(from: state.count - 2, through: 0, by: -2)
      .first { document.isText(state[$0], name) }.map { state[$0 + 1] }
  }

  private func array(_ name: String) throws(PickleFault) -> PickledArray {
    guard let value = attribute(name) else { throw .attribute(name, .missing) }
    return try PickledArray(value, of: document, named: name)
  }

  private func doubles(_ name: String, _ array: PickledArray) throws(PickleFault) -> [Double] {
    guard let values = array.doubles else { throw .attribute(name, otherType(array)) }
    guard values.allSatisfy(\.isFinite) else { throw .attribute(name, .notFinite) }
    return values
  }

  private func otherType(_ array: PickledArray) -> PickleFault.Attribute {
    .elementType([array.type.kind.rawValue] + String(array.type.size).utf8)
  }
}

extension PickledEstimator {
  func model() throws(PickleFault) -> Model {
    let classes = try classes()
    if isOneVersusRest(classCount: classes.count) { throw .oneVersusRest }
    let rowCount = classes.count == 2 ? 1 : classes.count
    let coefficients = try coefficients(rowCount: rowCount)
    let featureCount = coefficients.count / rowCount
    let names = try featureNames(count: featureCount)
    var intercepts = try intercepts(count: rowCount)
    var rows = coefficients
    if rowCount == 1 { (rows, intercepts) = (twoRows(rows), twoRows(intercepts)) }
    return Model(
      LogisticRegression(coefficients: rows, intercepts: intercepts, featureCount: featureCount),
      featureNames: names, classes: classes)
  }

  /// The one row `w` that scikit-learn holds for two classes as our two, which differ by `w`; by
  /// `2w` where the softmax is over `-w` and `w`.
  private func twoRows(_ row: [Double]) -> [Double] {
    let isSoftmax = document.isText(attribute("multi_class"), "multinomial")
    let second = isSoftmax ? row : row.map { $0 / 2 }
    return second.map { 0 - $0 } + second
  }

  /// Whether `predict_proba` takes one logistic function a class.
  ///
  /// Source: `LogisticRegression.predict_proba` of scikit-learn 1.0 to 1.9; up to 1.5 the solver
  /// newton-cholesky knew no multinomial loss, and from 1.8 on there is no `multi_class`.
  private func isOneVersusRest(classCount: Int) -> Bool {
    let choice = attribute("multi_class")
    if classCount == 2 || document.isText(choice, "multinomial") { return false }
    if document.isText(choice, "ovr") || document.isText(choice, "warn") { return true }
    let solver = attribute("solver")
    return document.isText(solver, "liblinear")
      || choice != nil && document.isText(solver, "newton-cholesky") && hasOnlyBinaryNewton
  }

  /// Before version 1.6, or of no version that can be read.
  private var hasOnlyBinaryNewton: Bool {
    guard let version = document.text(attribute("_sklearn_version")) else { return true }
    let parts = version.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 2, let major = DecimalText.integer(parts[0]),
      let minor = DecimalText.integer(parts[1])
    else { return true }
    return (major, minor) < (1, 6)
  }
}

extension PickledEstimator {
  /// Row after row.
  private func coefficients(rowCount: Int) throws(PickleFault) -> [Double] {
    let array = try array("coef_")
    guard array.shape.count == 2, array.shape[0] == rowCount else {
      throw .attribute("coef_", .shape(array.shape))
    }
    let values = try doubles("coef_", array)
    guard array.isColumnMajor else { return values }
    let columnCount = array.shape[1]
    return (0..<values.count).map { values[$0 % columnCount * rowCount + $0 / columnCount] }
  }

  private func intercepts(count: Int) throws(PickleFault) -> [Double] {
    // What the solver liblinear leaves where no intercept is fitted.
    if attribute("intercept_") == .float(0) { return [Double](repeating: 0, count: count) }
    let array = try array("intercept_")
    guard array.shape == [count] else { throw .attribute("intercept_", .shape(array.shape)) }
    return try doubles("intercept_", array)
  }

  private func classes() throws(PickleFault) -> [ClassLabel] {
    let array = try array("classes_")
    guard array.shape.count == 1, array.count >= 2 else {
      throw .attribute("classes_", .shape(array.shape))
    }
    let labels = try labels(array)
    guard zip(labels, labels.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .attribute("classes_", .notAscending)
    }
    return labels
  }

  private func labels(_ array: PickledArray) throws(PickleFault) -> [ClassLabel] {
    switch array.type.kind {
    case .object: return try objectLabels(array)
    case .text:
      guard let texts = array.texts else { throw .attribute("classes_", .notText) }
      return texts.map(ClassLabel.text)
    // As pandas writes them to CSV.
    case .boolean:
      return (array.booleans ?? []).map { .text(Array(($0 ? "True" : "False").utf8)) }
    case .signed, .unsigned, .float:
      let integers = array.integers ?? wholeNumbers(array)
      guard let integers else { throw .attribute("classes_", otherType(array)) }
      return integers.map(ClassLabel.integer)
    }
  }

  private func wholeNumbers(_ array: PickledArray) -> [Int]? {
    let integers = array.doubles?.map { Int(exactly: $0) }
    return integers.flatMap { $0.contains(nil) ? nil : $0.compactMap { $0 } }
  }

  private func objectLabels(_ array: PickledArray) throws(PickleFault) -> [ClassLabel] {
    guard case .objects(let values) = array.elements else { return [] }
    var labels: [ClassLabel] = []
    for value in values {
      let label: ClassLabel =
        if case .integer(let integer) = value {
          .integer(integer)
        } else {
          .text(try name(value, in: "classes_"))
        }
      // Also keeps one text of the file from being copied again and again.
      if let last = labels.last, label <= last { throw .attribute("classes_", .notAscending) }
      labels.append(label)
    }
    return labels
  }

  /// Those that scikit-learn makes up where the data had none.
  private func featureNames(count: Int) throws(PickleFault) -> [[UInt8]] {
    guard attribute("feature_names_in_") != nil else {
      return (0..<count).map { Array("x\($0)".utf8) }
    }
    let array = try array("feature_names_in_")
    guard array.shape == [count] else { throw .attribute("feature_names_in_", .shape(array.shape)) }
    guard case .objects(let values) = array.elements else {
      throw .attribute("feature_names_in_", otherType(array))
    }
    var (names, known): ([[UInt8]], Set<[UInt8]>) = ([], [])
    for value in values {
      let name = try name(value, in: "feature_names_in_")
      guard known.insert(name).inserted else {
        throw .attribute("feature_names_in_", .repeated(name))
      }
      names.append(name)
    }
    return names
  }

  private func name(_ value: PickleValue, in attribute: String) throws(PickleFault) -> [UInt8] {
    guard let text = document.text(value), String(validating: text, as: UTF8.self) != nil else {
      throw .attribute(attribute, .notText)
    }
    return Array(text)
  }
}
