/// The function that training minimises, with its derivatives.
///
/// scikit-learn's objective for multinomial logistic regression times the number of rows:
/// Σ_i (ln Σ_k e^{z_ik} − z_{i,y_i}) + ‖W‖²/(2C), where z = W x + b. Intercepts are not penalised. Adding one
/// number to all intercepts changes nothing, so (Σ b)²/2 is added, which is zero at the optimum and makes it unique.
///
/// Parameters are class-major: for each class its coefficients, then its intercept.
struct SoftmaxProblem {
  /// Row after row: the features and a one for the intercept.
  let rows: [Double]
  /// Row after row: the products x_i · x_j for i ≥ j.
  let products: [Double]
  let labels: [Int]
  let classCount: Int
  /// Features and intercept.
  let width: Int
  /// 1/C.
  let penalty: DoubleDouble

  var parameterCount: Int { classCount * width }
  var productCount: Int { width * (width + 1) / 2 }

  init(_ data: LabelledData, c: Double) {
    let featureCount = data.featureCount
    var rows: [Double] = []
    var products: [Double] = []
    for row in 0..<data.rowCount {
      let values = data.features[row * featureCount..<(row + 1) * featureCount] + [1]
      rows += values
      for (index, value) in values.enumerated() {
        for other in values.prefix(index + 1) { products.append(value * other) }
      }
    }
    self.rows = rows
    self.products = products
    labels = data.labels
    classCount = data.classes.count
    width = featureCount + 1
    // scikit-learn treats two classes as one vector w = w₁ − w₀; the same optimum needs the double penalty.
    let reciprocal = DoubleDouble.reciprocal(DoubleDouble(c))
    penalty = data.classes.count == 2 ? reciprocal * 2 : reciprocal
  }
}

extension SoftmaxProblem {
  /// What one pass over the rows yields; reused from step to step.
  struct Derivatives {
    var value = 0.0
    var gradient: [Double]
    /// The lower triangle of a square matrix, row after row.
    var hessian: [Double]
    /// For each pair of classes a > b the sum of p_a · p_b · x_i · x_j.
    fileprivate var pairs: [Double]
    fileprivate var probabilities: [Double]

    init(_ problem: SoftmaxProblem) {
      let size = problem.parameterCount
      gradient = Array(repeating: 0, count: size)
      hessian = Array(repeating: 0, count: size * size)
      let pairCount = problem.classCount * (problem.classCount - 1) / 2
      pairs = Array(repeating: 0, count: pairCount * problem.productCount)
      probabilities = Array(repeating: 0, count: problem.classCount)
    }
  }

  /// The value, gradient and Hessian at `parameters`.
  func evaluate(at parameters: [Double], into result: inout Derivatives) {
    startWithPenalty(parameters, &result)
    for index in result.pairs.indices { result.pairs[index] = 0 }
    for row in labels.indices {
      addLoss(ofRow: row, parameters, &result)
      addGradient(ofRow: row, &result)
      addPairs(ofRow: row, &result)
    }
    assembleHessian(&result)
  }

  private func startWithPenalty(_ parameters: [Double], _ result: inout Derivatives) {
    let strength = penalty.high
    var squares = 0.0
    var intercepts = 0.0
    for index in parameters.indices {
      let value = parameters[index]
      if index % width == width - 1 {
        intercepts += value
      } else {
        squares += value * value
        result.gradient[index] = strength * value
      }
    }
    for index in stride(from: width - 1, to: parameters.count, by: width) {
      result.gradient[index] = intercepts
    }
    result.value = 0.5 * (strength * squares + intercepts * intercepts)
  }

  /// Leaves the probabilities of the row's classes in `result.probabilities`.
  @inline(__always)
  private func addLoss(ofRow row: Int, _ parameters: [Double], _ result: inout Derivatives) {
    let start = row * width
    var greatest = -Double.infinity
    for label in 0..<classCount {
      var score = 0.0
      for column in 0..<width { score += parameters[label * width + column] * rows[start + column] }
      result.probabilities[label] = score
      greatest = max(greatest, score)
    }
    var sum = 0.0
    let ownScore = result.probabilities[labels[row]]
    for label in 0..<classCount {
      let power = Exponential.exponential(result.probabilities[label] - greatest)
      result.probabilities[label] = power
      sum += power
    }
    result.value += Logarithm.logarithm(sum) + (greatest - ownScore)
    let scale = 1 / sum
    for label in 0..<classCount { result.probabilities[label] *= scale }
  }

  @inline(__always)
  private func addGradient(ofRow row: Int, _ result: inout Derivatives) {
    let start = row * width
    for label in 0..<classCount {
      let residual = result.probabilities[label] - (label == labels[row] ? 1 : 0)
      for column in 0..<width {
        result.gradient[label * width + column] += residual * rows[start + column]
      }
    }
  }

  @inline(__always)
  private func addPairs(ofRow row: Int, _ result: inout Derivatives) {
    let start = row * productCount
    var target = 0
    for first in 1..<classCount {
      for second in 0..<first {
        let weight = result.probabilities[first] * result.probabilities[second]
        for index in 0..<productCount {
          result.pairs[target + index] += weight * products[start + index]
        }
        target += productCount
      }
    }
  }

  /// The block of classes a ≠ b is −Σ p_a p_b x xᵀ, and the blocks of a row of blocks sum to zero; then the
  /// penalty on the diagonal and the gauge between intercepts.
  private func assembleHessian(_ result: inout Derivatives) {
    let size = parameterCount
    for index in result.hessian.indices { result.hessian[index] = 0 }
    var source = 0
    for first in 1..<classCount {
      for second in 0..<first {
        for row in 0..<width {
          for column in 0...row {
            let value = result.pairs[source]
            source += 1
            let (a, b) = (first * width, second * width)
            result.hessian[(a + row) * size + b + column] = -value
            result.hessian[(a + column) * size + b + row] = -value
            result.hessian[(a + row) * size + a + column] += value
            result.hessian[(b + row) * size + b + column] += value
          }
        }
      }
    }
    addPenalty(to: &result.hessian)
  }

  private func addPenalty(to hessian: inout [Double]) {
    let size = parameterCount
    for index in 0..<size where index % width != width - 1 {
      hessian[index * size + index] += penalty.high
    }
    for row in stride(from: width - 1, to: size, by: width) {
      for column in stride(from: width - 1, through: row, by: width) {
        hessian[row * size + column] += 1
      }
    }
  }
}
