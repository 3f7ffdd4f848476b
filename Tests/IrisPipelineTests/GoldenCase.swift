import Foundation
import TestSupport
import Testing

/// What scikit-learn 1.9.1, pandas 3.1.1 and mpmath say about one split of the iris data.
struct GoldenCase: Decodable, CustomTestStringConvertible {
  struct Figures: Decodable {
    let accuracy, log_loss, macro_f1: Double
    let precision, recall, f1: [Double]
    let support: [Int]
    let confusion: [[Int]]
  }

  struct CrossValidation: Decodable {
    let train_cv5_noshuffle_optimum, full_cv5_shuffle_seed_optimum: [Double]
    let full_fold_of_row_shuffle_seed: [Int]
  }

  let id: String
  let seed: UInt32
  let test_size: Double
  let stratified: Bool
  let train_index, test_index: [Int]
  let lbfgs_objective: Double
  let coef_hex: [[String]]
  let intercept_hex: [String]
  let objective: Double
  let test, train: Figures
  let predict_test: [Int]
  let predict_proba_test: [[Double]]
  let cv: CrossValidation

  var testDescription: String { id }
}

struct GoldenCases: Decodable {
  let full_cv5_noshuffle: [Double]
  let cases: [GoldenCase]

  static let all = read("iris/cases.json", as: GoldenCases.self)
}

/// What NumPy 2.4.6 and scikit-learn 1.9.1 draw.
struct GoldenPrimitives: Decodable {
  struct Generator: Decodable, CustomTestStringConvertible {
    let seed: UInt32
    let first_u32: [UInt32]
    let word_1247: UInt32
    let permutation_10, permutation_150: [Int]
    let permutation_1_2_3: [[Int]]

    var testDescription: String { "seed \(seed)" }
  }

  struct Split: Decodable, CustomTestStringConvertible {
    let seed: UInt32
    let y: [Int]
    let test_size: Double
    let stratified: Bool
    let train, test: [Int]?
    let error: String?

    var testDescription: String { "seed \(seed), \(y.count) rows, test size \(test_size)" }
  }

  struct Folds: Decodable, CustomTestStringConvertible {
    let seed: UInt32
    let y: [Int]
    let k: Int
    let shuffle: Bool
    let stratified_test_folds, kfold_test_folds: [[Int]]

    var testDescription: String { "seed \(seed), \(y.count) rows, \(k) folds" }
  }

  let rng: [Generator]
  let splits: [Split]
  let kfold: [Folds]
  let float_text: [[String]]

  static let all = read("iris/primitives.json", as: GoldenPrimitives.self)
}

private func read<Value: Decodable>(_ name: String, as type: Value.Type) -> Value {
  do {
    return try JSONDecoder().decode(type, from: vectors(name))
  } catch {
    preconditionFailure("Tests/Vectors/\(name): \(error)")
  }
}
