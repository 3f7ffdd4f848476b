import Findings

extension LearningCurve {
  /// The most curves of a metrics file.
  static let countLimit = 12
  /// The most points of one; a drawing is not as wide.
  private static let pointLimit = 500

  /// Nil for fewer than two points; of too many every second, every third … and the last one stay.
  ///
  /// - Parameter measured: ascending by step.
  init?(name: String, step: String, measured points: [LearningPoint]) {
    guard points.count > 1 else { return nil }
    let stride = (points.count + Self.pointLimit - 3) / (Self.pointLimit - 1)
    let shown = points.indices.filter { $0.isMultiple(of: stride) || $0 == points.count - 1 }
    self.init(name: name, step: step, points: shown.map { points[$0] }, stepCount: points.count)
  }
}
