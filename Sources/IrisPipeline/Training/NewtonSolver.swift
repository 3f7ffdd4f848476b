/// Finds the minimum of a softmax problem: Newton's method in doubles, then a polish in
/// double-double.
///
/// The result is the true optimum rounded to the nearest double, whatever the machine:
/// scikit-learn's own answer stops at a gradient of 1e-4 and differs from processor to processor.
struct NewtonSolver {
  struct Solution {
    let parameters: [Double]
    /// The objective in scikit-learn's scale: per row.
    let objective: Double
    let iterations: Int
  }

  private let problem: SoftmaxProblem
  private let maximumIterations: Int
  /// A Newton step below this share of the largest parameter is the last one.
  private static let lastStep = 1e-9
  /// How much of an error one polishing round leaves: the factor's own relative error, generously.
  private static let polishContraction = 0x1p-26
  private static let polishLimit = 6

  init(_ problem: SoftmaxProblem, maximumIterations: Int) {
    self.problem = problem
    self.maximumIterations = maximumIterations
  }

  func solve() throws(TrainingFault) -> Solution {
    var current = SoftmaxProblem.Derivatives(problem)
    var parameters = [Double](repeating: 0, count: problem.parameterCount)
    problem.evaluate(at: parameters, into: &current)
    for iteration in 1...maximumIterations {
      guard
        let factor = CholeskyFactor(current.hessian, size: problem.parameterCount)
      else { throw .notConverged(iterations: iteration) }
      let step = factor.solve(current.gradient)
      let size = Self.greatestMagnitude(step)
      if size <= Self.lastStep * max(1, Self.greatestMagnitude(parameters)) {
        let polished = polish(zip(parameters, step).map { $0 - $1 }, factor)
        guard polished.allSatisfy(\.isFinite) else { throw .notConverged(iterations: iteration) }
        // What the last step still changes is below the rounding of the objective.
        return Solution(
          parameters: polished, objective: current.value / Double(problem.labels.count),
          iterations: iteration)
      }
      guard advance(&parameters, by: step, &current) else {
        throw .notConverged(iterations: iteration)
      }
    }
    throw .notConverged(iterations: maximumIterations)
  }

  /// Takes the step, halved until the objective does not rise; false where no part of it helps.
  private func advance(
    _ parameters: inout [Double], by step: [Double], _ current: inout SoftmaxProblem.Derivatives
  ) -> Bool {
    let start = parameters
    // Rounding may make an equal value look larger.
    let bound = current.value + 1e-12 * current.value.magnitude
    var share = 1.0
    while share > 0x1p-30 {
      for index in parameters.indices { parameters[index] = start[index] - share * step[index] }
      problem.evaluate(at: parameters, into: &current)
      if current.value <= bound { return true }
      share *= 0.5
    }
    return false
  }

  /// Takes steps with the precise gradient until the rounding of every parameter is certain.
  private func polish(_ start: [Double], _ factor: CholeskyFactor) -> [Double] {
    var parameters = start.map { DoubleDouble($0) }
    for _ in 0..<Self.polishLimit {
      let step = factor.solve(problem.preciseGradient(at: parameters))
      for index in parameters.indices { parameters[index] = parameters[index] + -step[index] }
      let error = Self.polishContraction * Self.greatestMagnitude(step)
      if parameters.allSatisfy({ $0.high + ($0.low + error) == $0.high + ($0.low - error) }) {
        break
      }
    }
    return parameters.map(\.high)
  }

  private static func greatestMagnitude(_ values: [Double]) -> Double {
    values.reduce(0) { $1.magnitude <= $0 ? $0 : $1.magnitude }
  }
}
