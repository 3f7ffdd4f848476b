/// A figure on the way of a training.
public struct LearningCurve: Hashable, Sendable {
  /// `objective`, `val_loss`.
  public var name: String
  /// What a step is: `Newton step`, `epoch`.
  public var step: String
  /// Ascending by step, no step twice.
  public var points: [LearningPoint]
  /// How many steps have the figure: more than there are points where those were thinned out.
  public var stepCount: Int

  public init(name: String, step: String, points: [LearningPoint], stepCount: Int? = nil) {
    self.name = name
    self.step = step
    self.points = points
    self.stepCount = stepCount ?? points.count
  }
}

/// A figure at a step of a training; it may be infinite or not a number, where the training diverged.
public struct LearningPoint: Hashable, Sendable {
  public var step: Int
  public var value: Double

  public init(step: Int, value: Double) {
    self.step = step
    self.value = value
  }
}
