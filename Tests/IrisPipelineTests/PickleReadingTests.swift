import Foundation
import IrisPipeline
import TestSupport
import Testing

@Suite struct PickleReadingTests {
  @Test(arguments: PickleVectors.all.flatMap(\.read))
  func predictsAsScikitLearn(_ vector: PickleVector) throws {
    let model = try Model(pickle: Array(vector.pickle))
    #expect(model.featureNames == vector.features.map { Array($0.utf8) })
    #expect(model.classes.map { String(decoding: $0.name, as: UTF8.self) } == vector.classes)
    #expect(model.provenance == [])
    for (row, expected) in vector.probabilities.enumerated() {
      let label = model.classifier.label(ofRow: row, in: vector.rows)
      #expect(vector.classes[label] == vector.predicted[row])
      var probabilities = expected
      model.classifier.probabilities(ofRow: row, in: vector.rows, into: &probabilities)
      for (ours, theirs) in zip(probabilities, expected) {
        #expect(abs(ours - theirs) < 1e-12)
      }
    }
  }

  @Test func numbersAndTextsAreToldApart() throws {
    let vectors = PickleVectors.all[2].read
    let classes = try vectors.reduce(into: [String: [ClassLabel]]()) { classes, vector in
      classes[vector.name] = try Model(pickle: Array(vector.pickle)).classes
    }
    let species = ["Wíld 野", "setosa", "versicolor"].map { ClassLabel.text(Array($0.utf8)) }
    #expect(classes["protocol-4"] == [.integer(0), .integer(1), .integer(2)])
    #expect(classes["text-protocol-2"] == species)
    #expect(classes["objects-protocol-5"] == species)
    #expect(classes["int32"] == [.integer(-1), .integer(0), .integer(1)])
    #expect(classes["whole-numbers"] == [.integer(0), .integer(1)])
    #expect(classes["booleans"] == [.text(Array("False".utf8)), .text(Array("True".utf8))])
  }

  @Test func goldenCoefficients() throws {
    let model = try Model(pickle: Array(try vectors("iris/model.optimum.pkl")))
    let golden = try #require(
      GoldenCases.all.cases.first { $0.seed == 42 && $0.testSize == 0.2 && !$0.stratified })
    #expect(
      model.classifier.coefficients == golden.coefHex.flatMap { $0 }.map { Double($0) ?? .nan })
    #expect(model.classifier.intercepts == golden.interceptHex.map { Double($0) ?? .nan })
    #expect(
      model.featureNames.map { String(decoding: $0, as: UTF8.self) } == [
        "sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)",
      ])
    let theirs = try Model(pickle: Array(try vectors("iris/model.pkl")))
    #expect(theirs.classifier.coefficients[1] == 0.96251768326157)
    #expect(theirs.classes == model.classes)
  }

  @Test(arguments: PickleVectors.all)
  func refusesWhatIsNoMultinomialModel(_ vectors: PickleVectors) throws {
    for refused in vectors.refused {
      let message = try #require(Self.messages[refused.name], "\(refused.name)")
      let offset = Self.offsets[refused.name]?[vectors.version] ?? 0
      let expected = message.replacing("OFFSET", with: "\(offset)")
      #expect(Self.fault(Array(refused.pickle)) == expected)
    }
  }

  static func fault(_ bytes: [UInt8]) -> String {
    do throws(PickleFault) {
      return "read: \(try Model(pickle: bytes))"
    } catch {
      return "\(error)"
    }
  }

  private static let notAllowed =
    "which is not allowed; only a plain LogisticRegression is read, and nothing is run"
  private static let oneVersusRest =
    "the model was trained one class versus the rest; train it with the multinomial loss"
  private static let messages = [
    "unfitted": "the attribute 'classes_' is missing; fit the model before it is saved",
    "scaler": "the pickle names 'sklearn.preprocessing._data.StandardScaler' at byte OFFSET, "
      + notAllowed,
    "pipeline": "the pickle names 'sklearn.pipeline.Pipeline' at byte OFFSET, " + notAllowed,
    "sparse": "the pickle names 'scipy.sparse._csr.csr_matrix' at byte OFFSET, " + notAllowed,
    "measurements": "the attribute 'classes_' is an array of type 'f8', which is not read",
    "not-finite": "the attribute 'coef_' holds a value that is not finite",
    "object-coefficients": "the attribute 'coef_' is an array of type 'O8', which is not read",
    "big-endian": "the attribute 'coef_' is an array of type '>f8', which is not read",
    "joblib": "the pickle names 'joblib.numpy_pickle.NumpyArrayWrapper' at byte OFFSET, "
      + "which is joblib's format; write it with pickle.dump",
    "compressed": "the file is compressed with gzip; decompress it first",
    "ovr": oneVersusRest,
    "liblinear-three-classes": oneVersusRest,
    "newton-cholesky-three-classes": oneVersusRest,
  ]
  private static let offsets = [
    "scaler": ["1.0.2": 58, "1.4.2": 58, "1.9.1": 58],
    "pipeline": ["1.0.2": 41, "1.4.2": 41, "1.9.1": 41],
    "sparse": ["1.0.2": 602, "1.4.2": 602, "1.9.1": 598],
    "joblib": ["1.0.2": 366, "1.4.2": 366, "1.9.1": 361],
  ]
}
