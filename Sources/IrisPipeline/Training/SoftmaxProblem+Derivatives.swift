extension SoftmaxProblem {
  /// What is known of the objective at one point; reused from step to step.
  struct Derivatives {
    var value = 0.0
    var gradient: [Double]
    /// The lower triangle of a square matrix, row after row.
    var hessian: [Double]
    /// For each class but the last, its probability for each row; class after class.
    fileprivate var probabilities: [Lanes]
    /// A column, each row weighted.
    fileprivate var weighted: [Lanes]

    init(_ problem: SoftmaxProblem) {
      let size = problem.unknownCount
      gradient = Array(repeating: 0, count: size)
      hessian = Array(repeating: 0, count: size * size)
      probabilities = Array(
        repeating: Lanes(repeating: 0), count: problem.contrastCount * problem.blockCount)
      weighted = Array(repeating: Lanes(repeating: 0), count: problem.blockCount)
    }
  }

  /// The value at `unknowns`; leaves the probabilities behind, of which derivatives are made.
  func evaluate(at unknowns: [Double], into result: inout Derivatives) {
    var distances = Lanes(repeating: 0)
    var logarithms = 0.0
    var product = Lanes(repeating: 1)
    for block in 0..<blockCount {
      let (sum, distance) = losses(ofBlock: block, unknowns, &result.probabilities)
      distances = distances + distance
      product = product * sum
      // A factor is at most the number of classes, so that 32 of them cannot overflow.
      if block % 32 == 31 {
        logarithms += Self.logarithm(product)
        product = Lanes(repeating: 1)
      }
    }
    logarithms += Self.logarithm(product)
    result.value = logarithms + distances.total + penaltyValue(unknowns)
  }

  private static func logarithm(_ product: Lanes) -> Double {
    var sum = 0.0
    for lane in 0..<Lanes.count { sum += Logarithm.logarithm(product[lane]) }
    return sum
  }

  /// For each row Σ_k e^{z_k − z_max}, and z_max − z_y.
  @inline(__always)
  private func losses(ofBlock block: Int, _ unknowns: [Double], _ probabilities: inout [Lanes])
    -> (sum: Lanes, distance: Lanes)
  {
    let label = labels[block]
    // The last class has the score zero.
    var greatest = Lanes(repeating: 0)
    var own = Lanes(repeating: 0)
    for contrast in 0..<contrastCount {
      var score = Lanes(repeating: 0)
      for column in 0..<width {
        let value = columns[column * blockCount + block]
        score = score + value * unknowns[contrast * width + column]
      }
      probabilities[contrast * blockCount + block] = score
      greatest = .greater(greatest, score)
      own = own + label.indicator(of: Double(contrast)) * score
    }
    var sum = Exponential.exponential(-greatest)
    for contrast in 0..<contrastCount {
      let index = contrast * blockCount + block
      let power = Exponential.exponential(probabilities[index] - greatest)
      probabilities[index] = power
      sum = sum + power
    }
    let scale = Lanes(repeating: 1) / sum
    for contrast in 0..<contrastCount {
      let index = contrast * blockCount + block
      probabilities[index] = probabilities[index] * scale
    }
    return (sum.replaced(by: 1, where: label, isBelow: 0), greatest - own)
  }

  /// ‖W‖²/(2C), where W are the contrasts less a K-th of their sum, and that less zero.
  private func penaltyValue(_ unknowns: [Double]) -> Double {
    guard isPenalised else { return 0 }
    var squares = 0.0
    for column in 0..<featureCount {
      let mean = mean(ofColumn: column, unknowns)
      squares += mean * mean
      for index in stride(from: column, to: unknownCount, by: width) {
        let weight = unknowns[index] - mean
        squares += weight * weight
      }
    }
    return 0.5 * penalty.high * squares
  }

  /// The mean over all classes, of which the last has zeros.
  @inline(__always)
  private func mean(ofColumn column: Int, _ unknowns: [Double]) -> Double {
    var sum = 0.0
    for index in stride(from: column, to: unknownCount, by: width) { sum += unknowns[index] }
    return sum / Double(classCount)
  }
}

extension SoftmaxProblem {
  /// The gradient and Hessian at `unknowns`, where the last `evaluate` was.
  func differentiate(at unknowns: [Double], _ result: inout Derivatives) {
    for first in 0..<contrastCount {
      addGradient(first, &result)
      for second in 0...first { addCurvature(first, second, &result) }
    }
    if isPenalised { addPenalty(unknowns, &result) }
  }

  /// Σ (p_a − [y = a]) x.
  private func addGradient(_ contrast: Int, _ result: inout Derivatives) {
    let start = contrast * blockCount
    for block in 0..<blockCount {
      let probability = result.probabilities[start + block]
      result.weighted[block] = probability - labels[block].indicator(of: Double(contrast))
    }
    for column in 0..<width {
      result.gradient[contrast * width + column] = sum(ofColumn: column, result.weighted)
    }
  }

  /// The block of the Hessian for a pair of classes: Σ p_a ([a = b] − p_b) x xᵀ.
  private func addCurvature(_ first: Int, _ second: Int, _ result: inout Derivatives) {
    let size = unknownCount
    let (top, left) = (first * width, second * width)
    for row in 0..<width {
      weigh(row, first, second, &result)
      for column in 0...row {
        let sum = sum(ofColumn: column, result.weighted)
        result.hessian[(top + row) * size + left + column] = sum
        if first != second { result.hessian[(top + column) * size + left + row] = sum }
      }
    }
  }

  private func weigh(_ column: Int, _ first: Int, _ second: Int, _ result: inout Derivatives) {
    let (a, b) = (first * blockCount, second * blockCount)
    let start = column * blockCount
    let share = Lanes(repeating: first == second ? 1 : 0)
    let probabilities = result.probabilities
    for block in 0..<blockCount {
      let weight = probabilities[a + block] * (share - probabilities[b + block])
      result.weighted[block] = weight * columns[start + block]
    }
  }

  /// The weighted sum of a column; even and odd blocks apart, since each waits for its last.
  @inline(__always)
  private func sum(ofColumn column: Int, _ weights: [Lanes]) -> Double {
    let start = column * blockCount
    var (even, odd) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var block = 0
    while block + 1 < blockCount {
      even = even + weights[block] * columns[start + block]
      odd = odd + weights[block + 1] * columns[start + block + 1]
      block += 2
    }
    if block < blockCount { even = even + weights[block] * columns[start + block] }
    return (even + odd).total
  }

  private func addPenalty(_ unknowns: [Double], _ result: inout Derivatives) {
    let strength = penalty.high
    for column in 0..<featureCount {
      let mean = mean(ofColumn: column, unknowns)
      for index in stride(from: column, to: unknownCount, by: width) {
        result.gradient[index] += strength * (unknowns[index] - mean)
        for other in stride(from: column, through: index, by: width) {
          let share = (index == other ? 1 : 0) - 1 / Double(classCount)
          result.hessian[index * unknownCount + other] += strength * share
        }
      }
    }
  }
}
