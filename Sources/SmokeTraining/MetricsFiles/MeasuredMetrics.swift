public import ByteText
public import Findings

/// The figures that a training command wrote.
public struct MeasuredMetrics: Hashable, Sendable {
  /// The file or folder they are from.
  public let file: ByteString
  /// At least one, no name twice; in file order, MLflow's sorted by name.
  ///
  /// A value that is no finite number is kept: whoever judges it must fail it, not overlook it.
  public let values: [Metric]
  /// The entries that are no numbers, in the same order.
  public let notNumbers: [NotANumber]
  /// How the first of those values came about whose file has a history: MLflow's steps, the rows of a
  /// training log.
  public var curves: [LearningCurve] = []

  /// The metric of this name; throws where there is none or where it is no number.
  ///
  /// The value may still be infinite or not a number (`nan`).
  public func value(of name: String) throws(MetricsFileFault) -> Double {
    let isNamed: (String) -> Bool = { $0.utf8.elementsEqual(name.utf8) }
    if let metric = values.first(where: { isNamed($0.name) }) { return metric.value }
    if let entry = notNumbers.first(where: { isNamed($0.name) }) { throw .notANumber(file, entry) }
    throw .missingMetric(file, name: name)
  }
}
