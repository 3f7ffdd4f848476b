import ByteText
import Findings
import IrisPipeline

extension Judgement {
  /// What the predictions say about themselves; they and the metrics file must not contradict each
  /// other.
  mutating func addProportions(_ predictions: Predictions, _ settings: CommandSettings) {
    let rows = predictions.rows
    guard !rows.isEmpty else {
      fail("\(settings.predictionsFile.quoted) has no rows")
      return
    }
    let right = rows.count(where: \.isRight)
    let accuracy = Double(right) / Double(rows.count)
    let loss = rows.reduce(0) { $0 + LogLoss.ofProbability($1.probability) } / Double(rows.count)
    if let stated = value(of: "accuracy"), !((stated - accuracy).magnitude <= 1e-6) {
      fail(
        "accuracy is \(stated) in the metrics but \(accuracy) over the rows of "
          + settings.predictionsFile.quoted)
    }
    add([Metric(name: "accuracy", value: accuracy)])
    add(interval("accuracy", successes: right, of: rows.count))
    add([
      Metric(name: "log_loss", value: loss), Metric(name: "rows", value: Double(rows.count)),
    ])
  }

  /// The interval of an accuracy whose number of rows the metrics state (`rows`).
  mutating func addInterval() {
    guard let accuracy = value(of: "accuracy"), (0...1).contains(accuracy),
      let rows = value(of: "rows").flatMap(Int.init(exactly:)), rows > 0
    else { return }
    let right = Int((accuracy * Double(rows)).rounded())
    add(interval("accuracy", successes: right, of: rows))
  }
}
