import Foundation
import TestSupport
import Testing

/// A classifier that a scikit-learn trained and pickled, and what it predicts.
struct PickleVector: Decodable, CustomTestStringConvertible {
  let name: String
  let pickle: Data
  let c: Double
  let iterations: Int
  let fitsIntercept: Bool
  let maximumIterations: Int
  let features: [String]
  let classes: [String]
  let rows: [Double]
  let predicted: [String]
  let probabilities: [[Double]]

  var testDescription: String { name }
}

/// `Tests/Vectors/sklearn-pickles-*.json`
struct PickleVectors: Decodable {
  struct Refused: Decodable {
    let name: String
    let pickle: Data
  }

  let version: String
  let read: [PickleVector]
  let refused: [Refused]

  static let all = ["1.0.2", "1.4.2", "1.9.1"].map(PickleVectors.init(version:))

  init(version: String) {
    do {
      self = try vectorDecoder.decode(
        PickleVectors.self, from: vectors("sklearn-pickles-\(version).json"))
    } catch {
      preconditionFailure("Tests/Vectors/sklearn-pickles-\(version).json: \(error)")
    }
  }
}
