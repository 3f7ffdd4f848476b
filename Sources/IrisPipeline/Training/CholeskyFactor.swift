/// The factors of a symmetric positive definite matrix A = L D Lᵀ: L with a diagonal of ones, D
/// diagonal.
///
/// This form of Cholesky's method takes no square roots.
struct CholeskyFactor {
  /// The least D_i / A_ii: 1 where A is diagonal, and near zero where A is nearly singular, however
  /// its rows are scaled.
  let leastPivotShare: Double
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
    var leastShare = 1.0
    // L · D of the current row.
    var scaled = [Double](repeating: 0, count: size)
    for row in 0..<size {
      let start = row * size
      let diagonal = lower[start + row]
      var pivot = diagonal
      for column in 0..<row {
        var value = lower[start + column]
        for index in 0..<column { value -= scaled[index] * lower[column * size + index] }
        scaled[column] = value
        let factor = value * inverseDiagonal[column]
        lower[start + column] = factor
        pivot -= value * factor
      }
      guard pivot > 0, pivot.isFinite else { return nil }
      leastShare = min(leastShare, pivot / diagonal)
      inverseDiagonal[row] = 1 / pivot
    }
    leastPivotShare = leastShare
  }

  /// The x with A x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      var value = x[row]
      for column in 0..<row { value -= lower[row * size + column] * x[column] }
      x[row] = value
    }
    for row in 0..<size { x[row] *= inverseDiagonal[row] }
    for row in stride(from: size - 1, through: 0, by: -1) {
      let value = x[row]
      for column in 0..<row { x[column] -= lower[row * size + column] * value }
    }
    return x
  }
}
