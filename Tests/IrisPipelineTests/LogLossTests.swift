import IrisPipeline
import Testing

@Suite struct LogLossTests {
  @Test func lossesAreScikitLearns() {
    #expect(LogLoss.ofProbability(0.5) == 0.6931471805599453)
    #expect(LogLoss.ofProbability(0.1) == 2.3025850929940455)
    #expect(LogLoss.ofProbability(1) == 2.2204460492503136e-16)
    #expect(LogLoss.ofProbability(0) == 36.04365338911715)
    #expect(LogLoss.ofProbability(-1) == 36.04365338911715)
    #expect(LogLoss.ofProbability(2) == 2.2204460492503136e-16)
    #expect(LogLoss.ofProbability(.nan).isNaN)
  }

  @Test func theMeanIsTheLogLossOfTheMetrics() throws {
    let data = try LabelledData(IrisDataSet.table)
    let classifier = try LogisticRegression.training(on: data).classifier
    var probabilities = [0.0, 0, 0]
    var sum = 0.0
    for (row, label) in data.labels.enumerated() {
      classifier.probabilities(ofRow: row, in: data.features, into: &probabilities)
      sum += LogLoss.ofProbability(probabilities[label])
    }
    #expect(sum / 150 == Metrics(classifier, on: data).logLoss)
  }
}
