/// A trained classifier with the names of its features and classes: what `model.json` holds.
public struct Model: Hashable, Sendable {
  public let classifier: LogisticRegression
  /// UTF-8, one a feature.
  public let featureNames: [[UInt8]]
  /// One a class, ascending.
  public let classes: [ClassLabel]
  /// Where it comes from, in the order in which it is written.
  public let provenance: [ProvenanceField]

  /// - Precondition: as many names and classes as the classifier has features and classes.
  public init(
    _ classifier: LogisticRegression, featureNames: [[UInt8]], classes: [ClassLabel],
    provenance: [ProvenanceField] = []
  ) {
    precondition(featureNames.count == classifier.featureCount)
    precondition(classes.count == classifier.classCount)
    self.classifier = classifier
    self.featureNames = featureNames
    self.classes = classes
    self.provenance = provenance
  }
}

extension Model {
  static let format = "mlgate-model"
  static let version = 1

  /// The text of `model.json`: the same bytes for equal models.
  ///
  /// Hexadecimal floats are the values; the decimals beside them are for people.
  public var json: [UInt8] {
    let hexadecimal: (Double) -> JSONValue = { .text(HexadecimalFloat.text($0)) }
    return JSONWriter.document(
      .members([
        "format": .text(Self.format),
        "version": .integer(Self.version),
        "features": .array(featureNames.map(JSONValue.string)),
        "classes": .array(classes.map(\.json)),
        "coefficients": .array(coefficientRows(hexadecimal)),
        "intercepts": .array(classifier.intercepts.map(hexadecimal)),
        "coefficients_decimal": .array(coefficientRows(JSONValue.number)),
        "intercepts_decimal": .array(classifier.intercepts.map(JSONValue.number)),
        "provenance": .object(provenance.map { (Array($0.name.utf8), $0.value.json) }),
      ]))
  }

  private func coefficientRows(_ form: (Double) -> JSONValue) -> [JSONValue] {
    let width = classifier.featureCount
    return (0..<classifier.classCount).map { row in
      .array(classifier.coefficients[row * width..<(row + 1) * width].map(form))
    }
  }

  /// The coefficients and intercepts as the tensors of a safetensors file.
  public var safetensors: Safetensors {
    Safetensors(tensors: [
      Safetensors.Tensor(
        name: "coefficients", shape: [classifier.classCount, classifier.featureCount],
        values: classifier.coefficients),
      Safetensors.Tensor(
        name: "intercepts", shape: [classifier.classCount], values: classifier.intercepts),
    ])
  }
}

extension ClassLabel {
  fileprivate var json: JSONValue {
    switch self {
    case .integer(let value): .integer(value)
    case .text(let bytes): .string(bytes)
    }
  }
}

extension ProvenanceField.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let bytes): .string(bytes)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .boolean(let value): .bool(value)
    }
  }
}
