/// The lower triangle L of a symmetric positive definite matrix A = L Lᵀ.
struct CholeskyFactor {
  private let size: Int
  private var lower: [Double]
  private var inverseDiagonal: [Double]

  /// - Parameter matrix: the lower triangle of a square matrix, row after row.
  /// - Returns: nil where the matrix is not positive definite in doubles.
  init?(_ matrix: [Double], size: Int) {
    self.size = size
    lower = matrix
    inverseDiagonal = Array(repeating: 0, count: size)
    for row in 0..<size {
      for column in 0..<row {
        lower[row * size + column] = remainder(row, column) * inverseDiagonal[column]
      }
      let pivot = remainder(row, row)
      guard pivot > 0, pivot.isFinite else { return nil }
      inverseDiagonal[row] = 1 / pivot.squareRoot()
    }
  }

  /// The element of A less the part that earlier columns of L explain.
  @inline(__always)
  private func remainder(_ row: Int, _ column: Int) -> Double {
    var value = lower[row * size + column]
    for index in 0..<column {
      value -= lower[row * size + index] * lower[column * size + index]
    }
    return value
  }

  /// The x with A x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      for column in 0..<row { x[row] -= lower[row * size + column] * x[column] }
      x[row] *= inverseDiagonal[row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      x[row] *= inverseDiagonal[row]
      for column in 0..<row { x[column] -= lower[row * size + column] * x[row] }
    }
    return x
  }
}
