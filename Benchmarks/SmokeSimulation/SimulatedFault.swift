import IrisPipeline

/// A fault put into the pipeline on purpose.
enum SimulatedFault: CaseIterable {
  case none
  case resampledRows
  case strongPenalty
  case wrongLabels
  case zeroedPetals
  case fewRows
  case swappedColumns

  /// As the table names it.
  var name: String {
    switch self {
    case .none: "none: the same training rows"
    case .resampledRows: "none: a bootstrap resample of the training rows"
    case .strongPenalty: "C = 0.01 where 1 was meant"
    case .wrongLabels: "20 % of the training labels wrong"
    case .zeroedPetals: "both petal columns zero"
    case .fewRows: "15 training rows"
    case .swappedColumns: "sepal and petal length swapped at serving"
    }
  }

  /// Trains with the fault; the generator says which rows and labels it hits.
  func classifier(
    on train: LabelledData, _ generator: inout MersenneTwister
  ) throws -> LogisticRegression {
    let rows = train.labels.indices
    let data: LabelledData
    switch self {
    case .none, .strongPenalty, .swappedColumns: data = train
    case .resampledRows:
      let last = UInt64(rows.count - 1)
      data = train.selecting(rows: rows.map { _ in Int(generator.integer(upTo: last)) })
    case .wrongLabels: data = try relabelled(train, &generator)
    case .zeroedPetals: data = try served(train)
    case .fewRows: data = train.selecting(rows: Array(generator.permutation(rows.count).prefix(15)))
    }
    let settings = TrainingSettings(c: self == .strongPenalty ? 0.01 : 1)
    return try LogisticRegression.training(on: data, settings: settings).classifier
  }

  /// The rows as the faulty pipeline predicts them.
  func served(_ data: LabelledData) throws -> LabelledData {
    switch self {
    case .zeroedPetals:
      try data.replacing { columns in
        columns[2] = columns[2].map { _ in 0 }
        columns[3] = columns[3].map { _ in 0 }
      }
    case .swappedColumns: try data.replacing { $0.swapAt(0, 2) }
    default: data
    }
  }

  /// A fifth of the rows get one of the other two classes.
  private func relabelled(
    _ data: LabelledData, _ generator: inout MersenneTwister
  ) throws -> LabelledData {
    let wrong = generator.permutation(data.rowCount).prefix(data.rowCount / 5)
    var labels = data.labels
    for row in wrong { labels[row] = (labels[row] + 1 + Int(generator.integer(upTo: 1))) % 3 }
    return try data.replacing(labels: labels) { _ in }
  }
}

extension LabelledData {
  /// The same rows with other features or labels.
  fileprivate func replacing(
    labels: [Int]? = nil, _ change: (inout [[Double]]) -> Void
  ) throws -> LabelledData {
    var columns = (0..<featureCount).map { column in
      (0..<rowCount).map { features[$0 * featureCount + column] }
    }
    change(&columns)
    let target = CSVColumn(name: Array("target".utf8), values: .integers(labels ?? self.labels))
    let table = CSVTable(
      columns: zip(featureNames, columns).map { CSVColumn(name: $0, values: .decimals($1)) }
        + [target])
    return try LabelledData(table, classes: classes)
  }
}
