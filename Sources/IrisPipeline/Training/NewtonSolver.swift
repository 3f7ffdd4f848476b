/// Finds the minimum of a softmax problem: Newton's method in doubles, then a polish in
/// double-double.
///
/// The result is the true optimum rounded to the nearest double, whatever the machine:
/// scikit-learn's own answer stops at a gradient of 1e-4 and differs from processor to processor.
struct NewtonSolver {
  struct Solution {
    var polish: Polish
    /// The objective in scikit-learn's scale: per row.
    let objective: Double
    let iterations: Int
    /// Of the start and behind each step but the last, in the same scale.
    let objectives: [Double]
  }

  private let problem: SoftmaxProblem
  private let data: LabelledData
  private let maximumIterations: Int
  /// A Newton step that changes no score by more than this, or than this share of the greatest, is
  /// the last one.
  private static let lastStep = 0x1p-24

  init(_ problem: SoftmaxProblem, _ data: LabelledData, maximumIterations: Int) {
    self.problem = problem
    self.data = data
    self.maximumIterations = maximumIterations
  }

  func solve() throws(TrainingFault) -> Solution {
    var current = SoftmaxProblem.Derivatives(problem)
    var unknowns = [Double](repeating: 0, count: problem.unknownCount)
    problem.evaluate(at: unknowns, into: &current)
    var values = [current.value]
    for iteration in 1...maximumIterations {
      problem.differentiate(at: unknowns, &current)
      let factor = CholeskyFactor(current.hessian, size: problem.unknownCount)
      if iteration == 1 { try checkDependence(factor) }
      guard let factor else { throw .notConverged(iterations: iteration) }
      let step = factor.solve(current.gradient)
      let reach = problem.reach(of: step)
      if reach <= Self.lastStep * max(1, 0x1p-6 * problem.reach(of: unknowns)) {
        return solution(unknowns, step, reach, factor, current, values)
      }
      if !problem.isPenalised { try checkSeparation(unknowns, step) }
      guard advance(&unknowns, by: step, &current) else {
        throw .notConverged(iterations: iteration)
      }
      values.append(current.value)
    }
    throw .notConverged(iterations: maximumIterations)
  }

  private func solution(
    _ unknowns: [Double], _ step: [Double], _ reach: Double, _ factor: CholeskyFactor,
    _ current: SoftmaxProblem.Derivatives, _ values: [Double]
  ) -> Solution {
    let rowCount = Double(problem.rowCount)
    // Half of gᵀ H⁻¹ g is what the last step takes from the objective.
    let decrement = zip(current.gradient, step).reduce(0) { $0 + $1.0 * $1.1 } / 2
    return Solution(
      polish: Polish(
        problem, factor, unknowns: zip(unknowns, step).map { $0 - $1 }, reach: reach),
      objective: (current.value - decrement) / rowCount, iterations: values.count,
      objectives: values.map { $0 / rowCount })
  }

  /// Takes the step, halved until the objective does not rise; false where no part of it helps.
  private func advance(
    _ unknowns: inout [Double], by step: [Double], _ current: inout SoftmaxProblem.Derivatives
  ) -> Bool {
    let start = unknowns
    // Rounding may make an equal value look larger.
    let bound = current.value + 1e-12 * current.value.magnitude
    var share = 1.0
    while share > 0x1p-30 {
      for index in unknowns.indices { unknowns[index] = start[index] - share * step[index] }
      problem.evaluate(at: unknowns, into: &current)
      if current.value <= bound { return true }
      share *= 0.5
    }
    return false
  }

  /// At the start all rows weigh the same, so that a small pivot tells of dependent columns.
  private func checkDependence(_ factor: CholeskyFactor?) throws(TrainingFault) {
    guard !problem.isPenalised, (factor?.leastPivotShare ?? 0) < 0x1p-36,
      let feature = problem.dependentFeature()
    else { return }
    let name = data.featureNames[feature]
    throw problem.isConstant(feature) ? .constantFeature(name) : .dependentFeature(name)
  }

  private func checkSeparation(
    _ unknowns: [Double], _ step: [Double]
  ) throws(TrainingFault) {
    let direction = step.map { -$0 }
    let margins = Margins(problem, under: direction)
    if separates(Margins(problem, under: unknowns), unknowns) || separates(margins, direction) {
      throw .separable
    }
    if margins.recede(tolerance: 0x1p-32) {
      throw .partlySeparable(margins.separatedClass.map { data.classes[$0] })
    }
  }

  /// Whether every row beats all other classes by more than rounding can account for.
  private func separates(_ margins: Margins, _ unknowns: [Double]) -> Bool {
    margins.least > 0x1p-49 * Double(problem.width) * problem.reach(of: unknowns)
  }
}
