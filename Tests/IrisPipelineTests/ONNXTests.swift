import Foundation
import IrisPipeline
import TestSupport
import Testing

@Suite struct ONNXTests {
  private enum Label: Decodable {
    case integer(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Int.self) {
        self = .integer(value)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var label: ClassLabel {
      switch self {
      case .integer(let value): .integer(value)
      case .text(let text): .text(Array(text.utf8))
      }
    }
  }

  private struct Vector: Decodable {
    let features: [String]
    let classes: [Label]
    let coefficients: [[Double]]
    let intercepts: [Double]
    let model: Data
  }

  @Test func isWhatTheONNXLibraryWrites() throws {
    let vectors = try vectorDecoder.decode([Vector].self, from: vectors("onnx-models.json"))
    #expect(vectors.count == 2)
    for vector in vectors {
      let model = Model(
        LogisticRegression(
          coefficients: vector.coefficients.flatMap { $0 }, intercepts: vector.intercepts,
          featureCount: vector.features.count),
        featureNames: vector.features.map { Array($0.utf8) }, classes: vector.classes.map(\.label))
      #expect(model.onnx == Array(vector.model))
    }
  }
}
