import ByteText
import Findings

/// A result of several experiments: a point each on one axis, with its interval where that is known.
struct IntervalPlot {
  private let result: ExperimentResult
  /// In the order of the table; the best where not all have room.
  private let values: [ExperimentValue]
  private let best: Double

  private static let (width, left, right, rowHeight) = (640.0, 160.0, 112.0, 28.0)

  /// Nil for fewer than two experiments: one is compared with nothing.
  init?(_ result: ExperimentResult) {
    let drawable = result.values.filter { value in
      [value.value, value.low ?? 0, value.high ?? 0].allSatisfy(PlotAxis.isDrawable)
    }
    let ranked = drawable.indices.sorted { left, right in
      let (one, other) = (drawable[left].value, drawable[right].value)
      if one == other { return left < right }
      return result.isHigherBetter ? one > other : one < other
    }
    guard ranked.count > 1, let first = ranked.first else { return nil }
    self.result = result
    values = ranked.prefix(HTMLReporter.experimentLimit).sorted().map { drawable[$0] }
    best = drawable[first].value
  }

  func write(to html: inout HTMLWriter) {
    let axis = PlotAxis(
      from: values.map { min($0.value, $0.low ?? $0.value) }.min() ?? 0,
      to: values.map { max($0.value, $0.high ?? $0.value) }.max() ?? 0)
    let height = Double(values.count) * Self.rowHeight + 40
    html.figure(title, width: Self.width, height: height, label: description) { html in
      for tick in axis.ticks {
        let x = Self.x(axis, tick)
        html.line(from: (x, 8), to: (x, height - 28), "grid")
        html.label(PlotAxis.label(tick), at: (x, height - 8), anchor: "middle")
      }
      for (number, value) in values.enumerated() {
        write(value, at: 8 + Self.rowHeight * (Double(number) + 0.5), axis, &html)
      }
    }
  }

  private func write(
    _ value: ExperimentValue, at y: Double, _ axis: PlotAxis, _ html: inout HTMLWriter
  ) {
    let name = fitted(value.experiment.description, columns: 17)
    html.label(name, at: (Self.left - 24, y + 4), anchor: "end")
    if let low = value.low, let high = value.high {
      html.line(from: (Self.x(axis, low), y), to: (Self.x(axis, high), y), "whisker")
      for end in [low, high] {
        html.line(from: (Self.x(axis, end), y - 6), to: (Self.x(axis, end), y + 6), "whisker")
      }
    }
    html.element(
      .circle,
      [
        .class: "point", .cx: coordinate(Self.x(axis, value.value)), .cy: coordinate(y), .r: "5",
      ], text: "")
    let mark = value.value == best ? ", best" : ""
    html.label(
      significantText(value.value, digits: 4) + mark, at: (Self.width - Self.right + 16, y + 4),
      anchor: "start")
  }

  private var title: String {
    let intervals = values.contains { $0.low != nil } ? ", with 95 % intervals" : ""
    let rest =
      values.count < result.values.count
      ? "; the best \(values.count) of \(result.values.count)" : ""
    return "\(shortened(result.name.description, to: 100)) of the experiments\(intervals)\(rest)"
  }

  private var description: String {
    let words = values.map { value in
      var text =
        "\(shortened(value.experiment.description, to: 64)) \(significantText(value.value))"
      if let low = value.low, let high = value.high {
        text += " (\(significantText(low, digits: 4)) to \(significantText(high, digits: 4)))"
      }
      return text + (value.value == best ? " best" : "")
    }
    return shortened("\(title): \(words.joined(separator: ", "))", to: 2_000)
  }

  private static func x(_ axis: PlotAxis, _ value: Double) -> Double {
    left + (width - left - right) * axis.position(of: value)
  }
}
