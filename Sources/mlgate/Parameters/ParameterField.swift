import ByteText
import Documents
import IrisPipeline

/// One parameter: what it is called in a file, and what it may be.
struct ParameterField: Sendable {
  /// The first is the one to suggest.
  let names: [ByteString]
  /// For people: what the value must be.
  let wanted: String
  /// Puts a node's value into its place; false where it is not what is wanted.
  let read: @Sendable (Node, inout PipelineParameters) -> Bool
}

extension ParameterField {
  static let testSize = ParameterField(
    names: ["test_size", "test_split"], wanted: sizeWords
  ) { node, parameters in
    parameters.testSize = node.splitSize
    return parameters.testSize != nil
  }

  static let trainSize = ParameterField(
    names: ["train_size", "train_split"], wanted: sizeWords
  ) { node, parameters in
    parameters.trainSize = node.splitSize
    return parameters.trainSize != nil
  }

  static let seed = ParameterField(
    names: ["seed", "random_state"], wanted: "a whole number from 0 to 4294967295"
  ) { node, parameters in
    parameters.seed = node.wholeNumber.flatMap(UInt32.init(exactly:))
    return parameters.seed != nil
  }

  static let stratify = ParameterField(names: ["stratify"], wanted: "true or false") {
    node, parameters in
    parameters.isStratified = node.truth
    return parameters.isStratified != nil
  }

  static let c = ParameterField(names: ["c", "C"], wanted: "a positive number") {
    node, parameters in
    parameters.c = node.float.flatMap { $0 > 0 ? $0 : nil }
    return parameters.c != nil
  }

  static let fitIntercept = ParameterField(names: ["fit_intercept"], wanted: "true or false") {
    node, parameters in
    parameters.fitsIntercept = node.truth
    return parameters.fitsIntercept != nil
  }

  static let scaling = ParameterField(
    names: ["scaling", "feature_scaling"],
    wanted: FeatureScaling.allCases.map(\.rawValue).joined(separator: " or ")
  ) { node, parameters in
    parameters.scaling = node.text.flatMap { text in
      FeatureScaling.allCases.first { ByteString($0.rawValue) == text }
    }
    return parameters.scaling != nil
  }

  static let maximumIterations = ParameterField(
    names: ["max_iterations", "max_iter"], wanted: "a whole number from 1 on"
  ) { node, parameters in
    parameters.maximumIterations = node.wholeNumber.flatMap { $0 > 0 ? $0 : nil }
    return parameters.maximumIterations != nil
  }

  private static let sizeWords = "a share between 0 and 1, or a number of rows"
}

/// What YAML 1.2, and so DVC, makes of a value.
extension Node {
  fileprivate var float: Double? {
    guard case .number(let number)? = yaml12, !number.value.isNaN else { return nil }
    return number.value
  }

  fileprivate var wholeNumber: Int? {
    guard case .number(let number)? = yaml12, number.isInteger, number.isExact else { return nil }
    return Int(exactly: number.value)
  }

  fileprivate var truth: Bool? {
    if case .boolean(let value)? = yaml12 { value } else { nil }
  }

  /// scikit-learn's rule: an integer is a number of rows, a float a share.
  fileprivate var splitSize: SplitSize? {
    if let rows = wholeNumber { return rows > 0 ? .rows(rows) : nil }
    guard let share = float, share > 0, share < 1 else { return nil }
    return .fraction(share)
  }
}
