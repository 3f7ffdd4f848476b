import IrisPipeline
import SmokeTraining

/// How often each bound of the gate catches a fault, over many splits of the iris data.
struct Simulation {
  static let splits = 300
  private static let folds = 5
  private static let testRows = 0.2

  private(set) var lowAccuracy = 0
  private(set) var lowCrossValidation = 0
  private(set) var worse = 0
  private(set) var notEnoughRows = 0
  /// Splits in which any of the bounds above fails; too few rows do not.
  private(set) var caught = 0

  init(of fault: SimulatedFault) throws {
    let data = try LabelledData(IrisDataSet.table)
    for seed in 0..<UInt32(Self.splits) {
      do {
        try judge(fault, data, seed)
      } catch is TrainingFault {
        // A class without a training row: the pipeline does not run, so every bound fails.
        lowAccuracy += 1
        lowCrossValidation += 1
        worse += 1
        caught += 1
      }
    }
  }

  private mutating func judge(
    _ fault: SimulatedFault, _ data: LabelledData, _ seed: UInt32
  ) throws {
    let settings = SmokeTrainingSettings()
    // Its own numbers, not those that drew the split.
    var generator = MersenneTwister(seed: 1_000_000 + seed)
    let split = try TrainTestSplit(rows: data.rowCount, test: .fraction(Self.testRows), seed: seed)
    let (train, test) = (data.selecting(rows: split.train), data.selecting(rows: split.test))
    let candidate = Predictions(
      of: try fault.classifier(on: train, &generator), on: try fault.served(test), ids: split.test)
    let baseline = Predictions(
      of: try LogisticRegression.training(on: train).classifier, on: test, ids: split.test)
    let accuracy = Double(candidate.rows.count { $0.isRight }) / Double(candidate.rows.count)
    let crossValidation = try crossValidationAccuracy(fault, data, seed, &generator)
    let verdict = try PairedComparison(of: candidate, against: baseline).verdict
    let failures = [
      accuracy < settings.minimumAccuracy,
      crossValidation < settings.minimumCrossValidationAccuracy, verdict == .worse,
    ]
    lowAccuracy += failures[0] ? 1 : 0
    lowCrossValidation += failures[1] ? 1 : 0
    worse += failures[2] ? 1 : 0
    notEnoughRows += verdict == .notEnoughRows ? 1 : 0
    caught += failures.contains(true) ? 1 : 0
  }

  /// Folds are shuffled, so that each split has its own; the gate's are always the same.
  private func crossValidationAccuracy(
    _ fault: SimulatedFault, _ data: LabelledData, _ seed: UInt32,
    _ generator: inout MersenneTwister
  ) throws -> Double {
    var right = 0
    let folds = try StratifiedKFold(folds: Self.folds, seed: seed)
    for fold in try folds.testRows(stratifying: data.labels) {
      let tested = Set(fold)
      let train = data.selecting(rows: data.labels.indices.filter { !tested.contains($0) })
      let test = try fault.served(data.selecting(rows: fold))
      let classifier = try fault.classifier(on: train, &generator)
      right += test.labels.indices.count {
        classifier.label(ofRow: $0, in: test.features) == test.labels[$0]
      }
    }
    return Double(right) / Double(data.rowCount)
  }
}
