/// A linear classifier over two or more classes with softmax probabilities.
///
/// Predictions read features from a flat array of rows and allocate nothing.
public struct LogisticRegression: Hashable, Sendable {
  public let classCount: Int
  public let featureCount: Int
  /// A row a class, `featureCount` values each.
  public let coefficients: [Double]
  /// One a class.
  public let intercepts: [Double]

  /// - Precondition: `coefficients.count == intercepts.count * featureCount`.
  public init(coefficients: [Double], intercepts: [Double], featureCount: Int) {
    precondition(coefficients.count == intercepts.count * featureCount && !intercepts.isEmpty)
    classCount = intercepts.count
    self.featureCount = featureCount
    self.coefficients = coefficients
    self.intercepts = intercepts
  }

  /// The class with the greatest score, the first of equal ones.
  ///
  /// - Parameters:
  ///   - row: from 0.
  ///   - features: row after row, `featureCount` values each.
  public func label(ofRow row: Int, in features: [Double]) -> Int {
    var best = 0
    var greatest = score(of: 0, row, features)
    for label in 1..<classCount {
      let score = score(of: label, row, features)
      if score > greatest { (best, greatest) = (label, score) }
    }
    return best
  }

  /// Writes the probability of each class into the first `classCount` elements of `result`.
  public func probabilities(ofRow row: Int, in features: [Double], into result: inout [Double]) {
    var greatest = -Double.infinity
    for label in 0..<classCount {
      let score = score(of: label, row, features)
      result[label] = score
      greatest = max(greatest, score)
    }
    var sum = 0.0
    for label in 0..<classCount {
      let power = Exponential.exponential(result[label] - greatest)
      result[label] = power
      sum += power
    }
    for label in 0..<classCount { result[label] /= sum }
  }

  @inline(__always)
  private func score(of label: Int, _ row: Int, _ features: [Double]) -> Double {
    var score = 0.0
    for column in 0..<featureCount {
      score += coefficients[label * featureCount + column] * features[row * featureCount + column]
    }
    return score + intercepts[label]
  }
}
