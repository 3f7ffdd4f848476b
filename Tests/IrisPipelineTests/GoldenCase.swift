import Foundation
import TestSupport
import Testing

/// What scikit-learn 1.9.1, pandas 3.1.1 and mpmath say about one split of the iris data.
struct GoldenCase: Decodable, CustomTestStringConvertible {
  struct Figures: Decodable {
    let accuracy, logLoss, macroF1: Double
    let precision, recall, f1: [Double]
    let support: [Int]
    let confusion: [[Int]]
  }

  struct CrossValidation: Decodable {
    let trainCv5NoshuffleOptimum, fullCv5ShuffleSeedOptimum: [Double]
    let fullFoldOfRowShuffleSeed: [Int]
  }

  let id: String
  let seed: UInt32
  let testSize: Double
  let stratified: Bool
  let trainIndex, testIndex: [Int]
  let lbfgsObjective: Double
  let coefHex: [[String]]
  let interceptHex: [String]
  let objective: Double
  let test, train: Figures
  let predictTest: [Int]
  let predictProbaTest: [[Double]]
  let cv: CrossValidation

  var testDescription: String { id }
}

struct GoldenCases: Decodable {
  let fullCv5Noshuffle: [Double]
  let cases: [GoldenCase]

  static let all = read("iris/cases.json", as: GoldenCases.self)
}

/// What NumPy 2.4.6 and scikit-learn 1.9.1 draw.
struct GoldenPrimitives: Decodable {
  struct Generator: Decodable, CustomTestStringConvertible {
    let seed: UInt32
    let firstU32: [UInt32]
    let word1247: UInt32
    let permutation10, permutation150: [Int]
    let permutation123: [[Int]]

    var testDescription: String { "seed \(seed)" }
  }

  struct Split: Decodable, CustomTestStringConvertible {
    let seed: UInt32
    let y: [Int]
    let testSize: Double
    let stratified: Bool
    let train, test: [Int]?
    let error: String?

    var testDescription: String { "seed \(seed), \(y.count) rows, test size \(testSize)" }
  }

  struct Folds: Decodable, CustomTestStringConvertible {
    let seed: UInt32
    let y: [Int]
    let k: Int
    let shuffle: Bool
    let stratifiedTestFolds, kfoldTestFolds: [[Int]]

    var testDescription: String { "seed \(seed), \(y.count) rows, \(k) folds" }
  }

  let rng: [Generator]
  let splits: [Split]
  let kfold: [Folds]
  let floatText: [[String]]

  static let all = read("iris/primitives.json", as: GoldenPrimitives.self)
}

private func read<Value: Decodable>(_ name: String, as type: Value.Type) -> Value {
  do {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: vectors(name))
  } catch {
    preconditionFailure("Tests/Vectors/\(name): \(error)")
  }
}
