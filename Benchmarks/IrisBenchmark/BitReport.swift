import IrisPipeline

/// The bits of everything that the pipeline computes, a hash a group.
enum BitReport {
  /// A line a group, then one over all of them.
  static func lines() throws -> [String] {
    var groups: [(name: String, hash: BitHash)] = [
      ("exponential", grid { ElementaryFunctions.exponential(-720 + 0.0144 * $0) }),
      ("logarithm", grid { ElementaryFunctions.logarithm(0x1p-40 + 0.0173 * $0) }),
    ]
    let iris = try LabelledData(IrisDataSet.table)
    let splits = try Self.splits(of: iris)
    for settings in Self.settings {
      groups.append((name(settings), try hash(splits, settings)))
    }
    let pair = try overlapping(iris)
    let pairSplits = try Self.splits(of: pair)
    for settings in Self.combinations(c: .infinity) {
      groups.append((name(settings), try hash(pairSplits, settings)))
    }
    groups.append(("cross-validation", try crossValidation(iris)))
    var all = BitHash()
    for group in groups { all.add(group.hash.value) }
    groups.append(("all", all))
    return groups.map { "\($0.hash.text) \($0.name)" }
  }

  private static func grid(_ function: (Double) -> Double) -> BitHash {
    var hash = BitHash()
    for index in 0..<100_000 { hash.add(function(Double(index))) }
    return hash
  }

  private static let settings = [0.01, 1, 100].flatMap(combinations)

  private static func combinations(c: Double) -> [TrainingSettings] {
    [true, false].flatMap { fitsIntercept in
      FeatureScaling.allCases.map {
        TrainingSettings(c: c, fitsIntercept: fitsIntercept, scaling: $0)
      }
    }
  }

  private static func name(_ settings: TrainingSettings) -> String {
    "C \(settings.c), \(settings.fitsIntercept ? "with" : "without") intercept, "
      + "scaling \(settings.scaling.rawValue)"
  }

  /// Versicolor and virginica by their petals, which do not tell them apart without error.
  private static func overlapping(_ iris: LabelledData) throws -> LabelledData {
    var text = "length,width,target\n"
    for row in 50..<150 {
      text += "\(iris.features[row * 4 + 2]),\(iris.features[row * 4 + 3]),\(iris.labels[row])\n"
    }
    return try LabelledData(CSVTable(bytes: Array(text.utf8)))
  }
}

extension BitReport {
  private static let seeds: [UInt32] = [0, 1, 42, 2024]

  /// The training and test rows of the 24 golden splits.
  private static func splits(
    of data: LabelledData
  ) throws -> [(train: LabelledData, test: LabelledData)] {
    try seeds.flatMap { seed in
      try [0.2, 0.3, 0.25].flatMap { size in
        try [
          TrainTestSplit(rows: data.rowCount, test: .fraction(size), seed: seed),
          TrainTestSplit(stratifying: data.labels, test: .fraction(size), seed: seed),
        ].map { (data.selecting(rows: $0.train), data.selecting(rows: $0.test)) }
      }
    }
  }

  private static func hash(
    _ splits: [(train: LabelledData, test: LabelledData)], _ settings: TrainingSettings
  ) throws -> BitHash {
    var hash = BitHash()
    for (train, test) in splits {
      do {
        let training = try LogisticRegression.training(on: train, settings: settings)
        add(training, judgedOn: [train, test], to: &hash)
      } catch {
        hash.add(error.description)
      }
    }
    return hash
  }

  private static func add(
    _ training: LogisticRegression.Training, judgedOn sets: [LabelledData], to hash: inout BitHash
  ) {
    let classifier = training.classifier
    hash.add(classifier.coefficients)
    hash.add(classifier.intercepts)
    hash.add(training.objective)
    hash.add(training.scaler?.means ?? [])
    hash.add(training.scaler?.scales ?? [])
    var probabilities = [Double](repeating: 0, count: classifier.classCount)
    for data in sets {
      for row in 0..<data.rowCount {
        classifier.probabilities(ofRow: row, in: data.features, into: &probabilities)
        hash.add(probabilities)
      }
      let metrics = Metrics(classifier, on: data)
      hash.add([metrics.accuracy, metrics.logLoss, metrics.brierScore])
    }
  }

  /// Five folds a seed, under the default strength.
  private static func crossValidation(_ data: LabelledData) throws -> BitHash {
    var hash = BitHash()
    for seed in seeds {
      let folds = try StratifiedKFold(folds: 5, seed: seed).testRows(stratifying: data.labels)
      for settings in combinations(c: 1) {
        let validation = try CrossValidation(of: data, testRows: folds, settings: settings)
        hash.add(validation.accuracies)
        hash.add([validation.pooledAccuracy, validation.pooledLogLoss])
      }
    }
    return hash
  }
}
