/// What a classifier learns from or is judged on: rows of features, each with its class.
public struct LabelledData: Hashable, Sendable {
  /// UTF-8.
  public let featureNames: [[UInt8]]
  /// Row after row, `featureNames.count` values each, all finite.
  public let features: [Double]
  /// Ascending, without repetition.
  public let classes: [ClassLabel]
  /// The class of each row, as its position in `classes`.
  public let labels: [Int]

  public var rowCount: Int { labels.count }

  public var featureCount: Int { featureNames.count }

  init(featureNames: [[UInt8]], features: [Double], classes: [ClassLabel], labels: [Int]) {
    precondition(features.count == featureNames.count * labels.count)
    self.featureNames = featureNames
    self.features = features
    self.classes = classes
    self.labels = labels
  }

  /// The given rows in the given order; the classes stay those of the whole.
  public func selecting(rows: [Int]) -> LabelledData {
    let width = featureCount
    return LabelledData(
      featureNames: featureNames,
      features: rows.flatMap { features[$0 * width..<($0 + 1) * width] },
      classes: classes, labels: rows.map { labels[$0] })
  }
}

extension LabelledData {
  /// All columns but the last as features, the last as the class.
  ///
  /// - Parameter classes: the classes that a model knows; nil takes those of the table.
  public init(_ table: CSVTable, classes known: [ClassLabel]? = nil) throws(LabelledDataFault) {
    let columns = try table.columns.dropLast().map(Self.numbers)
    var features: [Double] = []
    features.reserveCapacity(columns.count * table.rowCount)
    for row in 0..<table.rowCount { features += columns.map { $0[row] } }
    let labels = try Self.classLabels(table.columns[table.columns.count - 1])
    let classes = known ?? Set(labels).sorted()
    var positions: [ClassLabel: Int] = [:]
    for (position, label) in classes.enumerated() { positions[label] = position }
    self.init(
      featureNames: table.columns.dropLast().map(\.name), features: features, classes: classes,
      labels: try labels.map { label throws(LabelledDataFault) in
        guard let position = positions[label] else { throw .unknownClass(label) }
        return position
      })
  }

  private static func numbers(_ column: CSVColumn) throws(LabelledDataFault) -> [Double] {
    switch column.values {
    case .integers(let values): values.map(Double.init)
    case .decimals(let values): values
    case .texts: throw .featureIsText(column.name)
    }
  }

  private static func classLabels(_ column: CSVColumn) throws(LabelledDataFault) -> [ClassLabel] {
    switch column.values {
    case .integers(let values): return values.map(ClassLabel.integer)
    case .texts(let values): return values.map(ClassLabel.text)
    case .decimals(let values):
      return try values.map { value throws(LabelledDataFault) in
        guard let whole = Int(exactly: value) else { throw .continuousClass(value) }
        return .integer(whole)
      }
    }
  }
}

/// Why a table cannot be used for classification.
public enum LabelledDataFault: Error, Hashable, Sendable {
  case featureIsText([UInt8])
  /// The last column holds measurements rather than classes.
  case continuousClass(Double)
  /// A class that the model was not trained on.
  case unknownClass(ClassLabel)
}
