import ByteText
import Findings
import IrisPipeline

extension ConfusionCounts {
  /// More classes make no drawing, and their square no report.
  private static let classLimit = 50

  /// Nil for more classes than a report has room for, and where nothing was predicted.
  init?(_ predictions: Predictions) {
    var places: [ByteString: Int] = [:]
    for row in predictions.rows {
      places[row.label] = 0
      places[row.predicted] = 0
      guard places.count <= Self.classLimit else { return nil }
    }
    let classes = places.keys.sorted()
    guard !classes.isEmpty else { return nil }
    for (place, name) in classes.enumerated() { places[name] = place }
    let matrix = ConfusionMatrix(
      labels: predictions.rows.compactMap { places[$0.label] },
      predicted: predictions.rows.compactMap { places[$0.predicted] }, classCount: classes.count)
    self.init(classes: classes, counts: matrix.counts)
  }
}
