import Findings
import IrisPipeline

/// How fast a classifier predicts, and how fast the release before did in the same minute.
struct PredictionLatency {
  /// Seconds a row: its probabilities and its label, one row at a time.
  let singleRow: LatencySamples
  /// Seconds for the labels of all test rows at once.
  let batch: LatencySamples
  /// Of the release before; nil where there is none.
  let baselineSingleRow: LatencySamples?

  /// How many times the baseline's time one prediction takes, each at its fastest.
  var ratio: Double? { baselineSingleRow.map { singleRow.minimum / $0.minimum } }

  var metrics: [Metric] {
    singleRow.metrics("predict_seconds") + batch.metrics("predict_batch_seconds")
      + (ratio.map { [Metric(name: "predict_ratio", value: $0, isMeasured: true)] } ?? [])
  }

  var histograms: [Histogram] {
    [
      Histogram("predict_seconds", of: singleRow),
      Histogram("predict_batch_seconds", of: batch),
    ]
  }

  private static func predictingRows(
    _ classifier: LogisticRegression, _ data: LabelledData
  ) -> (Int) -> Void {
    { repetitions in
      var probabilities = [Double](repeating: 0, count: classifier.classCount)
      var row = 0
      var sum = 0
      for _ in 0..<repetitions {
        classifier.probabilities(ofRow: row, in: data.features, into: &probabilities)
        sum += classifier.label(ofRow: row, in: data.features)
        row = row + 1 == data.rowCount ? 0 : row + 1
      }
      // Keeps the predictions from being optimised away.
      precondition(sum >= 0 && probabilities[0] >= 0)
    }
  }

  private static func predictingAll(
    _ classifier: LogisticRegression, _ data: LabelledData
  ) -> (Int) -> Void {
    { repetitions in
      for _ in 0..<repetitions {
        let labels = (0..<data.rowCount).map { classifier.label(ofRow: $0, in: data.features) }
        precondition(labels.count == data.rowCount)
      }
    }
  }
}

extension PredictionLatency {
  init(
    of classifier: LogisticRegression, against baseline: LogisticRegression?, on data: LabelledData
  ) {
    let single = Stopwatch.samples(
      of: ([classifier] + (baseline.map { [$0] } ?? [])).map { Self.predictingRows($0, data) })
    self.init(
      singleRow: single[0], batch: Stopwatch.samples(of: [Self.predictingAll(classifier, data)])[0],
      baselineSingleRow: baseline == nil ? nil : single[1])
  }
}
