import ByteText
import Hashing
import IrisPipeline

/// One run of the pipeline: every figure that the example project states comes from here.
struct TrainedIris {
  static let seed: UInt32 = 42
  static let testSize = 0.2

  let c: Double
  /// The three data files, as `mlgate iris get-data` and `process-data` write them.
  let raw: [UInt8]
  let train: [UInt8]
  let test: [UInt8]
  let model: Model
  let trainMetrics: Metrics
  let testMetrics: Metrics
  /// Five folds, unshuffled, over all rows.
  let crossValidation: CrossValidation
  private let testData: LabelledData

  /// - Parameter toolVersion: of mlgate, which trains.
  init(c: Double, toolVersion: String) throws {
    self.c = c
    let table = IrisDataSet.table
    let all = try LabelledData(table)
    let split = try SplitSettings(testSize: .fraction(Self.testSize), seed: Self.seed)
      .split(all.labels)
    let trainTable = table.selecting(rows: split.train)
    let testTable = table.selecting(rows: split.test)
    (raw, train, test) = (table.bytes, trainTable.bytes, testTable.bytes)
    let trainData = try LabelledData(trainTable)
    testData = try LabelledData(testTable, classes: trainData.classes)
    let settings = TrainingSettings(c: c)
    let training = try LogisticRegression.training(on: trainData, settings: settings)
    model = Model(
      training.classifier, featureNames: trainData.featureNames, classes: trainData.classes,
      provenance: Self.provenance(of: train, rows: trainData.rowCount, toolVersion)
        .fields(training, settings))
    trainMetrics = Metrics(training.classifier, on: trainData)
    testMetrics = Metrics(training.classifier, on: testData)
    crossValidation = try CrossValidation(
      of: all, testRows: try StratifiedKFold(folds: 5).testRows(stratifying: all.labels),
      settings: settings)
  }

  private static func provenance(
    of train: [UInt8], rows: Int, _ toolVersion: String
  ) -> TrainingProvenance {
    var provenance = TrainingProvenance(
      tool: "mlgate \(toolVersion)", path: "data/processed/train.csv", md5: ContentHash.md5(train),
      sha256: ContentHash.sha256(train), rows: rows)
    provenance.seed = seed
    provenance.testSize = .fraction(testSize)
    provenance.isStratified = false
    return provenance
  }
}

extension TrainedIris {
  var metricsFile: [UInt8] { testMetrics.json(classes: model.classes) }

  var confusionPlot: [UInt8] { CSVTable.confusion(model.classifier, on: testData).bytes }

  var classesPlot: [UInt8] { CSVTable.classes(testMetrics, model.classes).bytes }

  /// The embedded data set trains with any positive C; anything else is a fault of this program.
  static func required(c: Double, toolVersion: String) -> TrainedIris {
    do {
      return try TrainedIris(c: c, toolVersion: toolVersion)
    } catch {
      preconditionFailure("the embedded iris data did not train: \(error)")
    }
  }
}

extension Double {
  /// Rounded to so many decimals, without zeros at the end: `0.975`, `1.0`.
  func rounded(decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return ((self * scale).rounded() / scale).description
  }
}
