import IrisPipeline
import SmokeTraining

/// How often each bound of the gate catches a fault, over many splits of the iris data.
struct Simulation {
  static let splits = 300
  private static let folds = 5

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
    let split = try SplitSettings(testSize: settings.split.testSize, seed: seed).split(data.labels)
    let (train, test) = (data.selecting(rows: split.train), data.selecting(rows: split.test))
    let accuracy = Metrics(
      try fault.classifier(on: train, &generator), on: try fault.served(test)
    ).accuracy
    // Folds are shuffled, so that each split has its own; the gate's are always the same.
    let folds = try StratifiedKFold(folds: Self.folds, seed: seed)
      .testRows(stratifying: data.labels)
    let candidate = try outcomes(fault, data, folds, &generator)
    let sound = try CrossValidation(of: data, testRows: folds)
    let verdict = try PairedComparison(
      of: predictions(candidate, data), against: predictions(sound.outcomes, data),
      margin: settings.regressionMargin
    ).verdict
    let right = Double(candidate.count(where: \.isCorrect)) / Double(candidate.count)
    let failures = [
      accuracy < settings.minimumAccuracy, right < settings.minimumCrossValidationAccuracy,
      verdict == .worse,
    ]
    lowAccuracy += failures[0] ? 1 : 0
    lowCrossValidation += failures[1] ? 1 : 0
    worse += failures[2] ? 1 : 0
    notEnoughRows += verdict == .notEnoughRows ? 1 : 0
    caught += failures.contains(true) ? 1 : 0
  }

  /// One a row, each by the fold that did not learn from it, with the fault in every fold.
  private func outcomes(
    _ fault: SimulatedFault, _ data: LabelledData, _ folds: [[Int]],
    _ generator: inout MersenneTwister
  ) throws -> [RowOutcome] {
    var outcomes: [Int: RowOutcome] = [:]
    for fold in folds {
      let tested = Set(fold)
      let train = data.selecting(rows: data.labels.indices.filter { !tested.contains($0) })
      let classifier = try fault.classifier(on: train, &generator)
      let results = classifier.outcomes(on: try fault.served(data.selecting(rows: fold)))
      for (row, outcome) in zip(fold, results) { outcomes[row] = outcome }
    }
    return data.labels.indices.compactMap { outcomes[$0] }
  }

  private func predictions(_ outcomes: [RowOutcome], _ data: LabelledData) -> Predictions {
    Predictions(of: outcomes, classes: data.classes, ids: Array(outcomes.indices))
  }
}
