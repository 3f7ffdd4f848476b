import ByteText
import Findings
import IrisPipeline

extension PipelineRun {
  var record: SmokeRecord {
    SmokeRecord([
      ("pipeline", .text("iris")),
      ("settings", settingsJSON),
      ("hashes", .object(hashes.map { (Array($0.name.utf8), .text($0.md5)) })),
      ("coefficients", .array(classifier.coefficientRows.map(Self.hexadecimal))),
      ("intercepts", Self.hexadecimal(classifier.intercepts)),
      (
        "metrics", .object(figures.map { (Array($0.name.utf8), .number($0.value)) })
      ),
      ("predictions", predictions.json),
    ])
  }

  private var settingsJSON: JSONValue {
    .members([
      "test_size": settings.split.testSize.json,
      "seed": .integer(Int(settings.split.seed)),
      "stratify": .bool(settings.split.isStratified),
      "c": settings.training.c.isFinite ? .number(settings.training.c) : .text("inf"),
      "fit_intercept": .bool(settings.training.fitsIntercept),
      "scaling": .text(settings.training.scaling.rawValue),
      "max_iterations": .integer(settings.training.maximumIterations),
      "folds": .integer(Self.folds),
    ])
  }

  private static func hexadecimal(_ values: [Double]) -> JSONValue {
    .array(values.map { .text(HexadecimalFloat.text($0)) })
  }
}

extension SplitSize {
  fileprivate var json: JSONValue {
    switch self {
    case .fraction(let share): .number(share)
    case .rows(let count): .integer(count)
    }
  }
}

extension LogisticRegression {
  /// A row a class.
  var coefficientRows: [[Double]] {
    (0..<classCount).map {
      Array(coefficients[$0 * featureCount..<($0 + 1) * featureCount])
    }
  }
}

extension SmokeRecord {
  /// What was predicted for each row; nil where the record does not say, or says what it cannot.
  var predictions: Predictions? {
    guard let elements = document["predictions"]?.elements else { return nil }
    let rows = elements.compactMap(Prediction.init(json:))
    return rows.count == elements.count ? Predictions(rows: rows) : nil
  }

  /// The recorded classifier; nil where it has other features or classes than `model`, or is no
  /// record of the built-in pipeline.
  func classifier(like model: LogisticRegression) -> LogisticRegression? {
    guard let rows = document["coefficients"]?.elements?.map(Self.doubles),
      let intercepts = document["intercepts"].flatMap(Self.doubles),
      intercepts.count == model.classCount, rows.count == model.classCount
    else { return nil }
    let coefficients = rows.compactMap(\.self)
    guard coefficients.count == rows.count,
      coefficients.allSatisfy({ $0.count == model.featureCount })
    else { return nil }
    return LogisticRegression(
      coefficients: coefficients.flatMap(\.self), intercepts: intercepts,
      featureCount: model.featureCount)
  }

  private static func doubles(_ value: JSONValue) -> [Double]? {
    guard let elements = value.elements else { return nil }
    let values = elements.compactMap { $0.string.flatMap(HexadecimalFloat.value) }
    return values.count == elements.count ? values : nil
  }
}

extension Predictions {
  /// A list a row: id, label, predicted class, and the probability of the label.
  fileprivate var json: JSONValue {
    .array(
      rows.map { row in
        .array([
          .string(row.id.bytes), .string(row.label.bytes), .string(row.predicted.bytes),
          .text(HexadecimalFloat.text(row.probability)),
        ])
      })
  }
}

extension Prediction {
  fileprivate init?(json: JSONValue) {
    guard let fields = json.elements, fields.count == 4,
      let id = fields[0].bytes, let label = fields[1].bytes, let predicted = fields[2].bytes,
      let probability = fields[3].string.flatMap(HexadecimalFloat.value)
    else { return nil }
    self.init(
      id: ByteString(id), label: ByteString(label), predicted: ByteString(predicted),
      probability: probability)
  }
}
