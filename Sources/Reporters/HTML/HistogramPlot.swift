import ByteText
import Findings

/// The distribution of a measured value: a bar an interval, as high as it has values.
struct HistogramPlot {
  private let histogram: Histogram
  private let width: Double

  private static let (drawingWidth, height) = (640.0, 220.0)
  private static let (left, right, top, bottom) = (64.0, 40.0, 12.0, 32.0)
  private static let binLimit = 100
  /// The sum of so many is an integer.
  private static let countRange = 0...1_000_000_000_000

  /// Nil where nothing was measured, or nothing that can be drawn.
  init?(_ histogram: Histogram) {
    guard (1...Self.binLimit).contains(histogram.counts.count),
      (histogram.counts + [histogram.countAbove]).allSatisfy(Self.countRange.contains),
      histogram.counts.contains(where: { $0 > 0 }),
      [histogram.low, histogram.high].allSatisfy(PlotAxis.isDrawable),
      histogram.low <= histogram.high
    else { return nil }
    self.histogram = histogram
    width = (histogram.high - histogram.low) / Double(histogram.counts.count)
  }

  func write(to html: inout HTMLWriter) {
    let values = PlotAxis(from: histogram.low, to: histogram.high)
    let counts = PlotAxis(from: 0, to: Double(histogram.counts.max() ?? 0))
    html.figure(title, width: Self.drawingWidth, height: Self.height, label: description) { html in
      html.grid(counts, from: Self.left, to: Self.drawingWidth - Self.right) {
        Self.y(counts, $0)
      }
      for tick in values.ticks {
        html.label(
          PlotAxis.label(tick), at: (Self.x(values, tick), Self.height - 8), anchor: "middle")
      }
      bars(values, counts, &html)
    }
  }

  private func bars(_ values: PlotAxis, _ counts: PlotAxis, _ html: inout HTMLWriter) {
    for (number, count) in histogram.counts.enumerated() where count > 0 {
      let start = Self.x(values, histogram.low + Double(number) * width)
      let end = Self.x(values, histogram.low + Double(number + 1) * width)
      let top = Self.y(counts, Double(count))
      // Values that are all the same have an interval without width.
      html.box(
        at: (start, top), width: max(end - start - 1, 2), height: Self.y(counts, 0) - top, "point")
    }
  }

  private var title: String {
    let count = histogram.counts.reduce(histogram.countAbove, +)
    let above =
      histogram.countAbove == 0
      ? "" : "; not drawn: \(histogram.countAbove) above \(Self.text(histogram.high))"
    return "Distribution of \(shortened(histogram.name, to: 100)), \(count) samples\(above)"
  }

  private var description: String {
    let bars = histogram.counts.enumerated().filter { $0.element > 0 }.map { number, count in
      let low = histogram.low + Double(number) * width
      return "\(count) from \(Self.text(low)) to \(Self.text(low + width))"
    }
    return shortened("\(title): \(bars.joined(separator: ", "))", to: 2_000)
  }

  private static func text(_ value: Double) -> String { significantText(value, digits: 3) }

  private static func x(_ axis: PlotAxis, _ value: Double) -> Double {
    left + (drawingWidth - left - right) * axis.position(of: value)
  }

  private static func y(_ axis: PlotAxis, _ value: Double) -> Double {
    top + (height - top - bottom) * (1 - axis.position(of: value))
  }
}
