import Testing

@testable import IrisPipeline

@Suite struct TrainingFaultTests {
  private func fault(
    _ text: String, _ settings: TrainingSettings = TrainingSettings(c: .infinity)
  ) throws -> String {
    do {
      _ = try LogisticRegression.training(
        on: LabelledData(CSVTable(bytes: Array(text.utf8))), settings: settings)
      return "none"
    } catch let fault as TrainingFault {
      return fault.description
    }
  }

  @Test func irisWithoutAPenaltyIsPartlySeparable() throws {
    let data = try TrainingTests.iris()
    for scaling in FeatureScaling.allCases {
      #expect(throws: TrainingFault.partlySeparable(.integer(0))) {
        try LogisticRegression.training(
          on: data, settings: TrainingSettings(c: .infinity, scaling: scaling))
      }
    }
  }

  @Test func separableClasses() throws {
    #expect(
      try fault("a,y\n1,p\n2,p\n3,q\n4,q\n")
        == "the classes can be told apart without error, which has no optimum without a penalty; "
        + "make C finite")
    let data = try TrainingTests.iris()
    #expect(throws: TrainingFault.separable) {
      try LogisticRegression.training(
        on: LabelledData(
          featureNames: data.featureNames, features: Array(data.features[..<400]),
          classes: [.integer(0), .integer(1)], labels: Array(data.labels[..<100])),
        settings: TrainingSettings(c: .infinity))
    }
  }

  /// Rows of both classes lie on the only line that has no row on the wrong side.
  @Test func rowsOnTheLine() throws {
    #expect(
      try fault("a,y\n1,p\n2,p\n2,q\n3,q\n")
        == "some rows can be told apart without error, which has no optimum without a penalty; "
        + "make C finite")
  }

  @Test func namedClasses() throws {
    #expect(
      try fault("a,y\n1,p\n2,q\n3,q\n2.5,r\n3.5,r\n")
        == "class 'p' can be told from the others without error, which has no optimum without a "
        + "penalty; make C finite")
  }

  @Test func featuresThatSayNothingNew() throws {
    let text = "a,b,c,y\n1,7,8,0\n2,7,9,1\n3,7,10,0\n4,7,11,1\n5,7,12,0\n"
    let constant =
      "feature 'b' is constant, which has no optimum without a penalty; drop it or make C finite"
    #expect(try fault(text) == constant)
    #expect(try fault(text, TrainingSettings(c: .infinity, scaling: .standard)) == constant)
    let dependent =
      "feature 'c' is a linear combination of those before it, which has no optimum without a "
      + "penalty; drop it or make C finite"
    #expect(
      try fault(text, TrainingSettings(c: .infinity, fitsIntercept: false)) == dependent)
    #expect(
      try fault(
        "a,b,c,y\n1,7,15.1,0\n2,7.5,17.1,1\n3,7,17.1,0\n4,8,20.1,1\n5,7,19.1,0\n3,9,21.1,1\n")
        == dependent)
    #expect(try fault(text, TrainingSettings()) == "none")
    #expect(
      try fault(
        "a,b,y\n1,0,0\n2,0,1\n3,0,0\n", TrainingSettings(c: .infinity, fitsIntercept: false))
        == constant)
  }

  @Test func impossibleC() throws {
    for c in [0, -1, -Double.infinity] {
      #expect(
        try fault("a,y\n1,0\n2,1\n", TrainingSettings(c: c))
          == "C is \(c); it must be a positive number")
    }
    #expect(
      try fault("a,y\n1,0\n2,1\n", TrainingSettings(c: .nan))
        == "C is nan; it must be a positive number")
  }

  @Test func aClassThatNoRowHas() throws {
    let data = try TrainingTests.iris().selecting(rows: Array(0..<100))
    #expect(throws: TrainingFault.classWithoutRows(.integer(2))) {
      try LogisticRegression.training(on: data)
    }
    #expect(
      TrainingFault.classWithoutRows(.text([0x61])).description
        == "class 'a' has no row to learn from")
  }

  /// Sizes at which doubles overflow, underflow or lose the difference between rows end in a fault
  /// or a finite classifier.
  @Test(arguments: [0x1p-1030, 1e-160, 1e-20, 1e15, 1e100, 1e160, 1e307])
  func extremeFeatures(factor: Double) throws {
    let data = try TrainingTests.iris()
    let extreme = LabelledData(
      featureNames: data.featureNames, features: data.features.map { $0 * factor },
      classes: data.classes, labels: data.labels)
    for c in [1e-300, 1, 1e300, Double.infinity] {
      for scaling in FeatureScaling.allCases {
        let settings = TrainingSettings(c: c, scaling: scaling)
        guard let training = try? LogisticRegression.training(on: extreme, settings: settings)
        else { continue }
        let classifier = training.classifier
        #expect((classifier.coefficients + classifier.intercepts).filter { !$0.isFinite } == [])
        #expect(training.objective.isFinite)
      }
    }
  }
}
