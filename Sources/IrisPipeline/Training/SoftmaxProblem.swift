/// The function that training minimises, with its derivatives.
///
/// scikit-learn's objective for multinomial logistic regression times the number of rows:
/// Σ_i (ln Σ_k e^{z_ik} − z_{i,y_i}) + ‖W‖²/(2C), where z = W x + b. Intercepts are not penalised.
/// Adding one number to all intercepts changes nothing, so (Σ b)²/2 is added, which is zero at the
/// optimum and makes it unique.
///
/// Parameters are class-major: for each class its coefficients, then its intercept.
struct SoftmaxProblem {
  /// Row after row: the features and a one for the intercept.
  let rows: [Double]
  /// Row after row: the products x_i · x_j for i ≥ j, four a vector, filled up with zeros.
  let products: [SIMD4<Double>]
  let labels: [Int]
  let classCount: Int
  /// Features and intercept.
  let width: Int
  /// 1/C.
  let penalty: DoubleDouble

  var parameterCount: Int { classCount * width }
  /// How many vectors the products of a row take.
  var productVectorCount: Int { (width * (width + 1) / 2 + 3) / 4 }

  init(_ data: LabelledData, c: Double) {
    let (rowCount, featureCount) = (data.rowCount, data.featureCount)
    var rows: [Double] = []
    rows.reserveCapacity(rowCount * (featureCount + 1))
    for row in 0..<rowCount {
      for column in 0..<featureCount { rows.append(data.features[row * featureCount + column]) }
      rows.append(1)
    }
    self.rows = rows
    products = Self.products(ofRows: rows, width: featureCount + 1)
    labels = data.labels
    classCount = data.classes.count
    width = featureCount + 1
    // scikit-learn treats two classes as one vector w = w₁ − w₀; the same optimum needs the double
    // penalty.
    let reciprocal = DoubleDouble.reciprocal(DoubleDouble(c))
    penalty = data.classes.count == 2 ? reciprocal * 2 : reciprocal
  }

  private static func products(ofRows rows: [Double], width: Int) -> [SIMD4<Double>] {
    var products: [SIMD4<Double>] = []
    products.reserveCapacity(rows.count / width * ((width * (width + 1) / 2 + 3) / 4))
    var values: [Double] = []
    for start in stride(from: 0, to: rows.count, by: width) {
      values.removeAll(keepingCapacity: true)
      for index in start..<start + width {
        for other in start...index { values.append(rows[index] * rows[other]) }
      }
      while values.count % 4 != 0 { values.append(0) }
      for index in stride(from: 0, to: values.count, by: 4) {
        products.append(
          SIMD4(values[index], values[index + 1], values[index + 2], values[index + 3]))
      }
    }
    return products
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
    fileprivate var pairs: [SIMD4<Double>]
    fileprivate var probabilities: [Double]

    init(_ problem: SoftmaxProblem) {
      let size = problem.parameterCount
      gradient = Array(repeating: 0, count: size)
      hessian = Array(repeating: 0, count: size * size)
      let pairCount = problem.classCount * (problem.classCount - 1) / 2
      pairs = Array(repeating: .zero, count: pairCount * problem.productVectorCount)
      probabilities = Array(repeating: 0, count: problem.classCount)
    }
  }

  /// The value, gradient and Hessian at `parameters`.
  func evaluate(at parameters: [Double], into result: inout Derivatives) {
    startWithPenalty(parameters, &result)
    for index in result.pairs.indices { result.pairs[index] = .zero }
    for row in labels.indices {
      result.value += loss(ofRow: row, parameters, &result.probabilities)
      addGradient(ofRow: row, result.probabilities, to: &result.gradient)
      addPairs(ofRow: row, result.probabilities, to: &result.pairs)
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

  /// The row's negative log likelihood; leaves the probabilities of its classes behind.
  @inline(__always)
  private func loss(ofRow row: Int, _ parameters: [Double], _ probabilities: inout [Double])
    -> Double
  {
    let start = row * width
    var greatest = -Double.infinity
    for label in 0..<classCount {
      var score = 0.0
      for column in 0..<width { score += parameters[label * width + column] * rows[start + column] }
      probabilities[label] = score
      greatest = max(greatest, score)
    }
    let distance = greatest - probabilities[labels[row]]
    var sum = 0.0
    for label in 0..<classCount {
      let power = Exponential.exponential(probabilities[label] - greatest)
      probabilities[label] = power
      sum += power
    }
    let scale = 1 / sum
    for label in 0..<classCount { probabilities[label] *= scale }
    return Logarithm.logarithm(sum) + distance
  }

  @inline(__always)
  private func addGradient(
    ofRow row: Int, _ probabilities: [Double], to gradient: inout [Double]
  ) {
    let start = row * width
    for label in 0..<classCount {
      let residual = probabilities[label] - (label == labels[row] ? 1 : 0)
      for column in 0..<width {
        gradient[label * width + column] += residual * rows[start + column]
      }
    }
  }

  @inline(__always)
  private func addPairs(
    ofRow row: Int, _ probabilities: [Double], to pairs: inout [SIMD4<Double>]
  ) {
    let count = productVectorCount
    var target = 0
    for first in 1..<classCount {
      for second in 0..<first {
        let weight = probabilities[first] * probabilities[second]
        for index in 0..<count { pairs[target + index] += weight * products[row * count + index] }
        target += count
      }
    }
  }

  /// The block of classes a ≠ b is −Σ p_a p_b x xᵀ, and the blocks of a row of blocks sum to zero;
  /// then the penalty on the diagonal and the gauge between intercepts.
  private func assembleHessian(_ result: inout Derivatives) {
    for index in result.hessian.indices { result.hessian[index] = 0 }
    var pair = 0
    for first in 1..<classCount {
      for second in 0..<first {
        var product = 4 * productVectorCount * pair
        for row in 0..<width {
          for column in 0...row {
            let value = result.pairs[product / 4][product % 4]
            addPair(value, first, second, row, column, to: &result.hessian)
            product += 1
          }
        }
        pair += 1
      }
    }
    addPenalty(to: &result.hessian)
  }

  @inline(__always)
  private func addPair(
    _ value: Double, _ first: Int, _ second: Int, _ row: Int, _ column: Int,
    to hessian: inout [Double]
  ) {
    let size = parameterCount
    let (a, b) = (first * width, second * width)
    hessian[(a + row) * size + b + column] = -value
    hessian[(a + column) * size + b + row] = -value
    hessian[(a + row) * size + a + column] += value
    hessian[(b + row) * size + b + column] += value
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
