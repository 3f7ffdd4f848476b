import Foundation
import TestSupport
import Testing

@testable import IrisPipeline

/// What mpmath says, at 50 digits, of an optimum under training options.
struct OptionCase: Decodable, CustomTestStringConvertible {
  let data: String
  let c: String
  let intercept: Bool
  let scaling: String
  let coefficients, intercepts: [String]
  let objective: Double
  let means, scales: [String]?

  var testDescription: String { "\(data), C \(c), intercept \(intercept), scaling \(scaling)" }

  func settings() throws -> TrainingSettings {
    TrainingSettings(
      c: try #require(Double(c)), fitsIntercept: intercept,
      scaling: try #require(FeatureScaling(rawValue: scaling)))
  }

  func labelledData() throws -> LabelledData { try #require(OptionCases.all.data[data]).labelled }
}

struct OptionCases: Decodable {
  struct Rows: Decodable {
    let features: [[Double]]
    let labels: [Int]

    var labelled: LabelledData {
      LabelledData(
        featureNames: (0..<features[0].count).map { Array("x\($0)".utf8) },
        features: features.flatMap { $0 },
        classes: Set(labels).sorted().map { .integer($0) }, labels: labels)
    }
  }

  let data: [String: Rows]
  let cases: [OptionCase]

  static let all: OptionCases = {
    do {
      return try JSONDecoder().decode(OptionCases.self, from: vectors("iris/options.json"))
    } catch {
      preconditionFailure("Tests/Vectors/iris/options.json: \(error)")
    }
  }()
}
