import Testing

@testable import IrisPipeline

/// C, intercept and scaling, alone and together.
@Suite struct TrainingOptionTests {
  @Test(arguments: OptionCases.all.cases)
  func parametersAreTheTrueOptimumToTheLastBit(golden: OptionCase) throws {
    let training = try LogisticRegression.training(
      on: golden.labelledData(), settings: golden.settings())
    #expect(
      training.classifier.coefficients.map(HexadecimalFloat.text) == golden.coefficients)
    #expect(training.classifier.intercepts.map(HexadecimalFloat.text) == golden.intercepts)
    #expect(training.scaler?.means.map(HexadecimalFloat.text) == golden.means)
    #expect(training.scaler?.scales.map(HexadecimalFloat.text) == golden.scales)
    #expect(abs(training.objective - golden.objective) <= 4e-16)
  }

  @Test(arguments: OptionCases.all.cases)
  func rowOrderChangesNoBit(golden: OptionCase) throws {
    let data = try golden.labelledData()
    let expected = try LogisticRegression.training(on: data, settings: golden.settings())
    var generator = MersenneTwister(seed: 3)
    let shuffled = data.selecting(rows: generator.permutation(data.rowCount))
    let training = try LogisticRegression.training(on: shuffled, settings: golden.settings())
    #expect(training.classifier == expected.classifier)
    #expect(training.scaler == expected.scaler)
  }

  /// Scaling has no part in it where features are scaled by hand and the scaler finds nothing to do.
  @Test(arguments: OptionCases.all.cases)
  func powersOfTwoScaleTheCoefficientsExactly(golden: OptionCase) throws {
    let data = try golden.labelledData()
    var settings = try golden.settings()
    let expected = try LogisticRegression.training(on: data, settings: settings)
    if settings.scaling == .none { settings.c /= 0x1p+24 }
    let scaled = LabelledData(
      featureNames: data.featureNames, features: data.features.map { $0 * 0x1p+12 },
      classes: data.classes, labels: data.labels)
    let training = try LogisticRegression.training(on: scaled, settings: settings)
    #expect(
      training.classifier.coefficients == expected.classifier.coefficients.map { $0 / 0x1p+12 })
    #expect(training.classifier.intercepts == expected.classifier.intercepts)
    #expect(training.scaler?.means == expected.scaler?.means.map { $0 * 0x1p+12 })
    #expect(training.scaler?.scales == expected.scaler?.scales.map { $0 * 0x1p+12 })
  }

  @Test(arguments: OptionCases.all.cases)
  func theGradientVanishes(golden: OptionCase) throws {
    let data = try golden.labelledData()
    let settings = try golden.settings()
    let features =
      settings.scaling == .standard ? FeatureScaler(data).scaled(data) : data.features
    let problem = SoftmaxProblem(data, features: features, settings: settings)
    var solution = try NewtonSolver(problem, data, maximumIterations: 100).solve()
    for _ in 0..<4 { solution.polish.improve() }
    let parameters = solution.polish.parameters
    let last = Array(parameters[problem.unknownCount...])
    let contrasts = parameters.indices.dropLast(problem.width).map {
      parameters[$0] - last[$0 % problem.width]
    }
    let gradient = problem.preciseGradient(at: contrasts)
    let greatest = problem.reaches.max() ?? 0
    #expect(gradient.allSatisfy { $0.magnitude <= 0x1p-80 * greatest })
    for column in 0..<problem.width {
      let sum = stride(from: column, to: parameters.count, by: problem.width)
        .reduce(DoubleDouble.zero) { $0 + parameters[$1] }
      #expect(sum.high.magnitude <= 0x1p-98 * problem.reach(of: contrasts.map(\.high)))
    }
  }

  /// The scaled problem is the problem of the features scaled by hand.
  @Test(arguments: [true, false])
  func scalingIsFoldedIn(fitsIntercept: Bool) throws {
    let data = try TrainingTests.iris()
    let settings = TrainingSettings(fitsIntercept: fitsIntercept, scaling: .standard)
    let training = try LogisticRegression.training(on: data, settings: settings)
    let scaler = try #require(training.scaler)
    let byHand = LabelledData(
      featureNames: data.featureNames,
      features: data.features.enumerated().map {
        ($0.element - scaler.means[$0.offset % 4]) / scaler.scales[$0.offset % 4]
      },
      classes: data.classes, labels: data.labels)
    let expected = try LogisticRegression.training(
      on: byHand, settings: TrainingSettings(fitsIntercept: fitsIntercept))
    #expect(training.objective == expected.objective)
    var (ours, theirs) = ([0.0, 0, 0], [0.0, 0, 0])
    for row in 0..<data.rowCount {
      training.classifier.probabilities(ofRow: row, in: data.features, into: &ours)
      expected.classifier.probabilities(ofRow: row, in: byHand.features, into: &theirs)
      for (a, b) in zip(ours, theirs) { #expect(abs(a - b) <= 1e-14) }
    }
  }

  /// A constant column has the scale 1 and takes no part.
  @Test func constantFeatures() throws {
    let data = try LabelledData(
      CSVTable(bytes: Array("a,b,y\n1,0.1,0\n2,0.1,1\n3,0.1,0\n6,0.1,1\n".utf8)))
    let training = try LogisticRegression.training(
      on: data, settings: TrainingSettings(scaling: .standard))
    #expect(training.scaler?.means == [3, 0.1])
    #expect(training.scaler?.scales == [Double(3.5).squareRoot(), 1])
    #expect(training.classifier.coefficients[1] == 0)
    #expect(training.classifier.coefficients[3] == 0)
  }
}
