import Foundation
import TestSupport
import Testing

@testable import IrisPipeline

@Suite struct PickleWritingTests {
  /// What scikit-learn itself pickled, from the model that we read out of it.
  @Test func isTheGoldenFile() throws {
    let golden = Array(try vectors("iris/model.pkl"))
    let model = try Model(pickle: golden)
    let bytes = model.pickle(
      c: 1, iterations: 81, fitsIntercept: true, maximumIterations: 200, solver: "lbfgs")
    #expect(bytes == golden)
  }

  /// Two and three classes, numbers and texts, one feature and more than a batch, long names.
  @Test(arguments: PickleVectors.all[2].read.filter { $0.name.hasPrefix("newton-cholesky") })
  func isWhatScikitLearnWrites(_ vector: PickleVector) throws {
    let model = try Model(pickle: Array(vector.pickle))
    let bytes = model.pickle(
      c: vector.c, iterations: vector.iterations, fitsIntercept: vector.fitsIntercept,
      maximumIterations: vector.maximumIterations)
    #expect(bytes == Array(vector.pickle))
  }

  @Test(arguments: [
    ([ClassLabel.integer(.min), .integer(-3), .integer(.max)], ["", "größe", "a\0b"]),
    ([.text([]), .text(Array("b c".utf8)), .text(Array("野🌸".utf8))], ["x"]),
    ([.integer(0), .integer(1)], (0..<1001).map { "column \($0)" }),
  ])
  func readsBack(_ classes: [ClassLabel], _ names: [String]) throws {
    let coefficients = (0..<classes.count * names.count).map { 0.1 * Double($0) - 1 }
    // Two rows that differ in sign only are what reading makes of one.
    let rows =
      classes.count == 2
      ? coefficients.suffix(names.count).map { -$0 } + coefficients.suffix(names.count)
      : coefficients
    let model = Model(
      LogisticRegression(
        coefficients: rows, intercepts: classes.count == 2 ? [-0.3, 0.3] : [0.1, -0.5, 7],
        featureCount: names.count),
      featureNames: names.map { Array($0.utf8) }, classes: classes)
    let bytes = model.pickle(c: 1, iterations: 9, fitsIntercept: true, maximumIterations: 100)
    #expect(try Model(pickle: bytes) == model)
  }

  @Test func twoClassesAreOneDifference() throws {
    let bytes = ModelFileTests.model.pickle(
      c: 1, iterations: 9, fitsIntercept: false, maximumIterations: 100)
    let classifier = try Model(pickle: bytes).classifier
    #expect(classifier.coefficients == [0.2, -1.5, -0.2, 1.5])
    #expect(classifier.intercepts == [0, 0])
  }

  @Test(
    arguments: [
      (0, [0x4B, 0]), (255, [0x4B, 0xFF]), (256, [0x4D, 0, 1]), (65535, [0x4D, 0xFF, 0xFF]),
      (65536, [0x4A, 0, 0, 1, 0]), (-1, [0x4A, 0xFF, 0xFF, 0xFF, 0xFF]),
      (Int(Int32.max) + 1, [0x8A, 5, 0, 0, 0, 0x80, 0]),
      (Int(Int32.min) - 1, [0x8A, 5, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF]),
      (Int.max, [0x8A, 8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
      (Int.min, [0x8A, 8, 0, 0, 0, 0, 0, 0, 0, 0x80]),
    ] as [(Int, [UInt8])])
  func integers(_ value: Int, _ bytes: [UInt8]) throws {
    let file = PickleWriter.file { $0.write(value) }
    #expect(Array(file.dropFirst(11).dropLast()) == bytes)
    #expect(try PickleMachine.document(file).root == .integer(value))
  }
}
