import IrisPipeline

/// How long training and prediction take, in nanoseconds.
enum Timing {
  private static let fits = 2000
  private static let samples = 2000
  /// Predictions a sample of single rows, so that reading the clock costs less than a thousandth.
  private static let calls = 1200

  /// The seed project's problem: 120 rows, four features, three classes; 30 rows to predict.
  static func json() throws -> String {
    let data = try LabelledData(IrisDataSet.table)
    let split = try TrainTestSplit(rows: data.rowCount, test: .fraction(0.2), seed: 42)
    let train = data.selecting(rows: split.train)
    let test = data.selecting(rows: split.test)
    let classifier = try LogisticRegression.training(on: train).classifier
    var sink = Sink()
    let fit = try sorted(fits) {
      sink.take(try LogisticRegression.training(on: train).objective)
    }
    var probabilities = [Double](repeating: 0, count: classifier.classCount)
    let row = try sorted(samples) {
      for call in 0..<calls {
        classifier.probabilities(ofRow: call % 30, in: test.features, into: &probabilities)
        sink.take(probabilities[0])
      }
    }.map { $0 / Double(calls) }
    let label = try sorted(samples) {
      for call in 0..<calls {
        sink.take(Double(classifier.label(ofRow: call % 30, in: test.features)))
      }
    }.map { $0 / Double(calls) }
    let batch = try sorted(samples) {
      for row in 0..<test.rowCount {
        classifier.probabilities(ofRow: row, in: test.features, into: &probabilities)
        sink.take(probabilities[0])
      }
    }
    return """
      {
        "fit_p50": \(fit[fits / 2]), "fit_min": \(fit[0]),
        "probabilities_p50": \(row[samples / 2]), "label_p50": \(label[samples / 2]),
        "batch_p50": \(batch[samples / 2]), "batch_rows": \(test.rowCount), "checksum": \(sink.sum)
      }
      """
  }

  /// Keeps the optimiser from leaving out what is measured.
  private struct Sink {
    private(set) var sum = 0.0
    mutating func take(_ value: Double) { sum += value }
  }

  /// The durations of `count` runs in ascending order, after a tenth as many to warm up.
  private static func sorted(_ count: Int, _ body: () throws -> Void) throws -> [Double] {
    let clock = ContinuousClock()
    for _ in 0..<count / 10 { try body() }
    return try (0..<count).map { _ in
      let (seconds, attoseconds) = try clock.measure(body).components
      return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
    }.sorted()
  }
}
