/// An optimum in doubles that is made precise step by step, with the precise gradient and the last
/// factors of the Hessian.
struct Polish {
  private let problem: SoftmaxProblem
  private let factor: CholeskyFactor
  private var unknowns: [DoubleDouble]
  /// How much of an error a step leaves.
  private var contraction: Double
  /// What the last step changed of any score.
  private var lastReach = Double.infinity
  /// How far any score may be off.
  private var scoreError = Double.infinity
  /// Whether more steps can do no better.
  private(set) var isSettled = false

  /// - Parameters:
  ///   - unknowns: after Newton's last step.
  ///   - reach: what that step changed of any score, which is how far the factors are behind.
  init(
    _ problem: SoftmaxProblem, _ factor: CholeskyFactor, unknowns: [Double], reach: Double
  ) {
    self.problem = problem
    self.factor = factor
    self.unknowns = unknowns.map { DoubleDouble($0) }
    contraction = 0x1p-20 + 2 * reach + 0x1p-46 / factor.leastPivotShare
  }

  mutating func improve() {
    let step = factor.solve(problem.preciseGradient(at: unknowns))
    for index in unknowns.indices { unknowns[index] = unknowns[index] + -step[index] }
    let reach = problem.reach(of: step)
    if lastReach.isFinite { contraction = max(contraction, min(2 * reach / lastReach, 1)) }
    let greatest = max(1, problem.reach(of: unknowns.map(\.high)))
    let floor = 0x1p-88 / factor.leastPivotShare * greatest
    isSettled = contraction * reach <= floor
    scoreError = max(contraction * reach, floor)
    lastReach = reach
  }

  /// For each class a value a column.
  var parameters: [DoubleDouble] { problem.classParameters(ofContrasts: unknowns) }

  /// How far the parameters of a column may be off.
  func error(ofColumn column: Int) -> Double { 2 * scoreError / problem.reaches[column] }
}
