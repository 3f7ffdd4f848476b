import Testing

@testable import IrisPipeline

/// The optimum is unique and correctly rounded, so nothing that leaves it in place may change a
/// bit.
@Suite struct TrainingTests {
  static let strengths = [1e-4, 0.01, 1, 3, 100, 1e4]

  static func iris() throws -> LabelledData { try LabelledData(IrisDataSet.table) }

  @Test(arguments: strengths)
  func rowOrderChangesNoBit(c: Double) throws {
    let data = try Self.iris()
    let expected = try LogisticRegression.training(on: data, settings: TrainingSettings(c: c))
    for seed in UInt32(0)..<4 {
      var generator = MersenneTwister(seed: seed)
      let shuffled = data.selecting(rows: generator.permutation(data.rowCount))
      let training = try LogisticRegression.training(
        on: shuffled, settings: TrainingSettings(c: c))
      #expect(training.classifier == expected.classifier)
    }
  }

  @Test(arguments: strengths)
  func featureAndClassOrderChangesNoBit(c: Double) throws {
    let data = try Self.iris()
    let settings = TrainingSettings(c: c)
    let expected = try LogisticRegression.training(on: data, settings: settings).classifier
    let reversed = LabelledData(
      featureNames: data.featureNames.reversed(),
      features: (0..<data.rowCount).flatMap { row in
        (0..<4).map { data.features[row * 4 + 3 - $0] }
      },
      classes: data.classes, labels: data.labels.map { 2 - $0 })
    let classifier = try LogisticRegression.training(on: reversed, settings: settings).classifier
    #expect(classifier.coefficients == expected.coefficients.reversed())
    #expect(classifier.intercepts == expected.intercepts.reversed())
  }

  @Test func scalingByAPowerOfTwoScalesTheCoefficientsExactly() throws {
    let data = try Self.iris()
    let expected = try LogisticRegression.training(on: data).classifier
    let scaled = LabelledData(
      featureNames: data.featureNames, features: data.features.map { $0 * 1024 },
      classes: data.classes, labels: data.labels)
    let classifier = try LogisticRegression.training(
      on: scaled, settings: TrainingSettings(c: 0x1p-20)
    ).classifier
    #expect(classifier.coefficients == expected.coefficients.map { $0 / 1024 })
    #expect(classifier.intercepts == expected.intercepts)
  }

  /// Two features of very different size, where the Hessian's condition is far from one.
  @Test func unscaledFeaturesStayExact() throws {
    let data = try Self.iris()
    let factors = [1.0, 1e3, 1e-3, 1]
    let uneven = LabelledData(
      featureNames: data.featureNames,
      features: data.features.enumerated().map { $0.element * factors[$0.offset % 4] },
      classes: data.classes, labels: data.labels)
    let expected = try LogisticRegression.training(on: uneven)
    var generator = MersenneTwister(seed: 7)
    let shuffled = uneven.selecting(rows: generator.permutation(uneven.rowCount))
    #expect(try LogisticRegression.training(on: shuffled).classifier == expected.classifier)
  }

  /// scikit-learn holds w = w₁ − w₀ with the penalty |w|²/2C; this is the gradient of that
  /// objective.
  @Test func twoClassesAreBinaryLogisticRegression() throws {
    let data = try Self.iris()
    let rows = Array(50..<150)
    let pair = data.selecting(rows: rows)
    let binary = LabelledData(
      featureNames: pair.featureNames, features: pair.features,
      classes: [.integer(1), .integer(2)], labels: pair.labels.map { $0 - 1 })
    let classifier = try LogisticRegression.training(
      on: binary, settings: TrainingSettings(c: 0.5)
    ).classifier
    #expect(classifier.coefficients[..<4].map { -$0 } == Array(classifier.coefficients[4...]))
    #expect(classifier.intercepts[0] == -classifier.intercepts[1])
    var gradient = classifier.coefficients[4...].map { 2 * $0 / 0.5 }
    var probabilities = [0.0, 0]
    for row in 0..<binary.rowCount {
      classifier.probabilities(ofRow: row, in: binary.features, into: &probabilities)
      let residual = probabilities[1] - Double(binary.labels[row])
      for column in 0..<4 { gradient[column] += residual * binary.features[row * 4 + column] }
    }
    for value in gradient { #expect(abs(value) <= 1e-12) }
  }

  @Test func faults() throws {
    let data = try Self.iris()
    #expect(throws: TrainingFault.oneClass) {
      try LogisticRegression.training(on: data.selecting(rows: [0, 1, 2]))
    }
    #expect(throws: TrainingFault.oneClass) {
      try LogisticRegression.training(on: data.selecting(rows: []))
    }
    for c in [0, -1, -Double.infinity] {
      #expect(throws: TrainingFault.impossibleC(c)) {
        try LogisticRegression.training(on: data, settings: TrainingSettings(c: c))
      }
    }
    #expect(throws: TrainingFault.notConverged(iterations: 3)) {
      try LogisticRegression.training(on: data, settings: TrainingSettings(maximumIterations: 3))
    }
    let wide = LabelledData(
      featureNames: Array(repeating: [0x61], count: 500),
      features: Array(repeating: 1, count: 1000), classes: [.integer(0), .integer(1)],
      labels: [0, 1])
    #expect(throws: TrainingFault.tooManyParameters(1002, limit: 1000)) {
      try LogisticRegression.training(on: wide)
    }
    let none = LabelledData(
      featureNames: [], features: [], classes: [.integer(0), .integer(1)], labels: [0, 1])
    #expect(throws: TrainingFault.noFeatures) { try LogisticRegression.training(on: none) }
  }

  /// The second feature is the first: only the penalty decides, and it shares the weight evenly.
  @Test func identicalFeaturesShareTheirWeight() throws {
    let table = try CSVTable(bytes: Array("a,b,y\n1,1,p\n2,2,q\n3,3,q\n0,0,p\n".utf8))
    let classifier = try LogisticRegression.training(on: LabelledData(table)).classifier
    #expect(classifier.coefficients[0] == classifier.coefficients[1])
    #expect(classifier.label(ofRow: 0, in: [0, 0]) == 0)
    #expect(classifier.label(ofRow: 0, in: [3, 3]) == 1)
  }
}
