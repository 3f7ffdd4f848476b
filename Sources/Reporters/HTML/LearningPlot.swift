import ByteText
import Findings

/// A figure over the steps of a training.
struct LearningPlot {
  private let curve: LearningCurve
  /// Those that can be drawn.
  private let points: [LearningPoint]

  private static let (width, height) = (640.0, 240.0)
  private static let (left, right, top, bottom) = (104.0, 40.0, 16.0, 48.0)
  private static let pointLimit = 1_000

  /// Nil for fewer than two points that can be drawn.
  init?(_ curve: LearningCurve) {
    self.curve = curve
    points = curve.points.prefix(Self.pointLimit).filter {
      PlotAxis.isDrawable($0.value) && $0.step.magnitude < 1_000_000_000_000
    }
    guard points.count > 1 else { return nil }
  }

  func write(to html: inout HTMLWriter) {
    let values = PlotAxis(
      from: points.map(\.value).min() ?? 0, to: points.map(\.value).max() ?? 0)
    let steps = PlotAxis(
      from: Double(points.map(\.step).min() ?? 0), to: Double(points.map(\.step).max() ?? 0))
    html.figure(title, width: Self.width, height: Self.height, label: description) { html in
      html.grid(values, from: Self.left, to: Self.width - Self.right) { Self.y(values, $0) }
      for tick in steps.ticks where tick == tick.rounded() {
        html.label(
          PlotAxis.label(tick), at: (Self.x(steps, tick), Self.height - 28), anchor: "middle")
      }
      html.label(
        fitted(curve.step, columns: 40),
        at: ((Self.left + Self.width - Self.right) / 2, Self.height - 8),
        anchor: "middle")
      line(steps, values, &html)
    }
  }

  private func line(_ steps: PlotAxis, _ values: PlotAxis, _ html: inout HTMLWriter) {
    let places = points.map { (Self.x(steps, Double($0.step)), Self.y(values, $0.value)) }
    let path = places.map { "\(coordinate($0)) \(coordinate($1))" }.joined(separator: "L")
    html.element(.path, [.class: "curve", .d: "M\(path)"], text: "")
    guard places.count <= 40 else { return }
    for place in places {
      html.element(
        .circle,
        [.class: "point", .cx: coordinate(place.0), .cy: coordinate(place.1), .r: "3"], text: "")
    }
  }

  private var title: String {
    let left = max(curve.stepCount, curve.points.count) - points.count
    let rest = left == 0 ? "" : "; not drawn: \(left) of \(left + points.count) steps"
    return "Learning: \(shortened(curve.name, to: 100)) by \(shortened(curve.step, to: 40))\(rest)"
  }

  /// The start, the end, and what is best either way.
  private var description: String {
    let ordered = points.sorted { ($0.value, $0.step) < ($1.value, $1.step) }
    let told = [
      ("first", points.first), ("last", points.last), ("least", ordered.first),
      ("greatest", ordered.last),
    ].compactMap { name, point in
      point.map { "\(name) \(significantText($0.value)) at \($0.step)" }
    }
    return "\(title): \(told.joined(separator: ", "))"
  }

  private static func x(_ axis: PlotAxis, _ value: Double) -> Double {
    left + (width - left - right) * axis.position(of: value)
  }

  private static func y(_ axis: PlotAxis, _ value: Double) -> Double {
    top + (height - top - bottom - 12) * (1 - axis.position(of: value))
  }
}
