import ByteText
import Findings
import Testing

@testable import SmokeTraining

/// What a smoke training measures for drawings.
@Suite struct JobPlotsTests {
  @Test func theBuiltInPipeline() throws {
    let plots = SmokeTraining.run().job.plots
    #expect(
      plots.confusion
        == ConfusionCounts(
          classes: ["0", "1", "2"], counts: [[10, 0, 0], [0, 9, 0], [0, 0, 11]]))
    #expect(plots.histograms.map(\.name) == ["predict_seconds", "predict_batch_seconds"])
    for histogram in plots.histograms {
      #expect(histogram.counts.reduce(histogram.countAbove, +) == 1000)
      #expect(histogram.countAbove <= 10)
    }
    let curve = try #require(plots.curves.first)
    #expect((curve.name, curve.step) == ("objective", "Newton step"))
    #expect(curve.points.map(\.step) == Array(0..<curve.points.count))
    // At the start each of three classes is as likely.
    #expect(abs(curve.points[0].value - 1.0986122886681098) <= 1e-15)
    for (one, next) in zip(curve.points, curve.points.dropFirst()) {
      #expect(next.value <= one.value + 1e-15)
    }
  }

  @Test func histogram() {
    let samples = LatencySamples((0...100).map(Double.init) + [99, 1e6])
    let histogram = Histogram("t", of: samples)
    // The 99th percentile of 103 samples is the 102nd.
    #expect((histogram.low, histogram.high) == (0, 100))
    #expect(histogram.countAbove == 1)
    // An interval has 100/24 of them: four or five.
    #expect(
      histogram.counts == [
        5, 4, 4, 4, 4, 4, 5, 4, 4, 4, 4, 4, 5, 4, 4, 4, 4, 4, 5, 4, 4, 4, 4, 6,
      ])
  }

  @Test func histogramOfEqualSamples() {
    #expect(
      Histogram("t", of: LatencySamples([2, 2, 2]))
        == Histogram(name: "t", low: 2, high: 2, counts: [3]))
    #expect(
      Histogram("t", of: LatencySamples(Array(repeating: 2, count: 199) + [9]))
        == Histogram(name: "t", low: 2, high: 2, counts: [199], countAbove: 1))
  }

  @Test func confusionOfPredictions() {
    let predictions = Predictions(rows: [
      Prediction(id: "1", label: "b", predicted: "a", probability: 0),
      Prediction(id: "2", label: "b", predicted: "b", probability: 1),
      Prediction(id: "3", label: "b", predicted: "b", probability: 1),
    ])
    #expect(
      ConfusionCounts(predictions)
        == ConfusionCounts(classes: ["a", "b"], counts: [[0, 0], [1, 2]])
    )
    #expect(ConfusionCounts(Predictions(rows: [])) == nil)
    let many = (0..<51).map {
      Prediction(
        id: ByteString("\($0)"), label: ByteString("\($0)"), predicted: "0", probability: 0)
    }
    #expect(ConfusionCounts(Predictions(rows: Array(many.dropLast())))?.classes.count == 50)
    #expect(ConfusionCounts(Predictions(rows: many)) == nil)
  }

  private func curves(_ text: String, as name: String) throws -> [String] {
    let folder = try ScratchFolder()
    try folder.write(text, to: name)
    return try MetricsFile(path: folder.path(name)).read().curves.map(describe)
  }

  private func describe(_ curve: LearningCurve) -> String {
    let points = curve.points.map { "\($0.step)=\($0.value)" }.joined(separator: " ")
    return "\(curve.name) by \(curve.step): \(points)"
  }

  /// Lightning fills some columns of a row, and a step is no figure.
  @Test func trainingLog() throws {
    #expect(
      try curves(
        "epoch,step,loss,acc,note\n0,10,1.5,,a\n0,20,nan,0.5,b\n1,30,0.5,NA,c\n", as: "m.csv")
        == ["loss by row: 1=1.5 2=nan 3=0.5"])
  }

  @Test(arguments: ["metric,value\na,1\nb,2\n", "a\n1\n", "a\nx\ny\n1\n"])
  func tablesWithoutHistory(text: String) throws {
    #expect(try curves(text, as: "m.csv") == [])
  }

  @Test func limits() throws {
    let names = (0..<20).map { "m\($0)" }.joined(separator: ",")
    let row = Array(repeating: "1", count: 20).joined(separator: ",") + "\n"
    #expect(try curves(names + "\n" + row + row, as: "m.csv").count == 12)
    let points = (0..<1_000).map { LearningPoint(step: $0, value: 0) }
    let curve = try #require(LearningCurve(name: "m", step: "s", measured: points))
    #expect(curve.points.count == 334)
    #expect(curve.stepCount == 1_000)
    #expect(curve.points.prefix(3).map(\.step) == [0, 3, 6])
    #expect(curve.points.last?.step == 999)
    #expect(
      LearningCurve(name: "m", step: "s", measured: Array(points.prefix(500)))?.points.count == 500)
  }

  /// Of several values of a step the latest counts, and the lines of a file need no order.
  @Test func stepsOfMLflow() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "lifecycle_stage: active\nrun_id: x\nstart_time: 1000\nstatus: 3\n",
      to: "mlruns/0/a/meta.yaml")
    try folder.write("5 0.5 2\n3 0.1 0\n4 0.2 0\n4 nan 1\n2 9 2\n", to: "mlruns/0/a/metrics/acc")
    try folder.write("5 0.5 0\n", to: "mlruns/0/a/metrics/one")
    let metrics = try MetricsFile(path: folder.path("mlruns")).read()
    #expect(metrics.curves.map(describe) == ["acc by step: 0=0.2 1=nan 2=0.5"])
    #expect(metrics.values.map(\.value) == [0.5, 0.5])
  }
}
