/// The factors of a symmetric positive definite matrix A = L D Lᵀ: L with a diagonal of ones, D
/// diagonal.
///
/// This form of Cholesky's method takes no square roots.
struct CholeskyFactor {
  private let size: Int
  /// Row after row; only what is below the diagonal counts.
  private var lower: [Double]
  private var inverseDiagonal: [Double]

  /// - Parameter matrix: the lower triangle of a square matrix, row after row.
  /// - Returns: nil where the matrix is not positive definite in doubles.
  init?(_ matrix: [Double], size: Int) {
    self.size = size
    lower = matrix
    inverseDiagonal = Array(repeating: 0, count: size)
    // L · D of the current row.
    var scaled = [Double](repeating: 0, count: size)
    for row in 0..<size {
      var pivot = lower[row * size + row]
      for column in 0..<row {
        var value = lower[row * size + column]
        for index in 0..<column { value -= scaled[index] * lower[column * size + index] }
        scaled[column] = value
        lower[row * size + column] = value * inverseDiagonal[column]
        pivot -= value * lower[row * size + column]
      }
      guard pivot > 0, pivot.isFinite else { return nil }
      inverseDiagonal[row] = 1 / pivot
    }
  }

  /// The x with A x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      for column in 0..<row { x[row] -= lower[row * size + column] * x[column] }
    }
    for row in stride(from: size - 1, through: 0, by: -1) { x[row] *= inverseDiagonal[row] }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in 0..<row { x[column] -= lower[row * size + column] * x[row] }
    }
    return x
  }
}
