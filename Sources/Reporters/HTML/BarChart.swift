import ByteText
import Findings

/// Figures of a job as bars on one axis from zero: shares with their intervals, or the quantiles of a latency.
struct BarChart {
  private struct Bar {
    let name: String
    let value: Double
    var interval: (low: Double, high: Double)?
  }

  private let title: String
  private let bars: [Bar]

  private static let (width, left, right, rowHeight) = (640.0, 200.0, 96.0, 28.0)
  private static let barLimit = 20
  private static let quantiles = ["min", "p50", "p90", "p95", "p99", "max"]

  /// Only of what the job measured.
  static func charts(of job: JobOutcome) -> [BarChart] {
    let values = Dictionary(job.metrics.map { ($0.name, $0.value) }) { first, _ in first }
    return [intervals(job, values)].compactMap(\.self) + latencies(job, values)
  }

  /// The metrics with `NAME_interval_low` and `NAME_interval_high` beside them.
  private static func intervals(_ job: JobOutcome, _ values: [String: Double]) -> BarChart? {
    let bars = job.metrics.compactMap { metric -> Bar? in
      guard let low = values[metric.name + "_interval_low"],
        let high = values[metric.name + "_interval_high"],
        [low, metric.value, high].allSatisfy({ (0...1).contains($0) })
      else { return nil }
      return Bar(name: metric.name, value: metric.value, interval: (low, high))
    }
    return BarChart("Figures with their confidence intervals", bars, minimum: 1)
  }

  /// The quantiles of each `NAME_seconds`.
  private static func latencies(_ job: JobOutcome, _ values: [String: Double]) -> [BarChart] {
    let suffix = "_min"
    let names = job.metrics.map(\.name).filter { $0.hasSuffix("_seconds" + suffix) }
    return names.compactMap { name in
      let stem = String(name.dropLast(suffix.count))
      let bars = quantiles.compactMap { quantile in
        values["\(stem)_\(quantile)"].map { Bar(name: quantile, value: $0) }
      }
      guard bars.allSatisfy({ PlotAxis.isDrawable($0.value) && $0.value >= 0 }) else { return nil }
      return BarChart("Quantiles of \(shortened(stem, to: 100))", bars, minimum: 2)
    }
  }

  private init?(_ title: String, _ bars: [Bar], minimum: Int) {
    guard bars.count >= minimum else { return nil }
    (self.title, self.bars) = (title, Array(bars.prefix(Self.barLimit)))
  }

  func write(to html: inout HTMLWriter) {
    let highest = bars.map { $0.interval?.high ?? $0.value }.max() ?? 0
    let axis = PlotAxis(from: 0, to: highest > 0 ? highest : 1)
    let height = Double(bars.count) * Self.rowHeight + 40
    html.figure(title, width: Self.width, height: height, label: description) { html in
      for tick in axis.ticks {
        let x = Self.x(axis, tick)
        html.line(from: (x, 8), to: (x, height - 28), "grid")
        html.label(PlotAxis.label(tick), at: (x, height - 8), anchor: "middle")
      }
      for (number, bar) in bars.enumerated() {
        Self.write(bar, at: 8 + Self.rowHeight * (Double(number) + 0.5), axis, &html)
      }
    }
  }

  private static func write(
    _ bar: Bar, at y: Double, _ axis: PlotAxis, _ html: inout HTMLWriter
  ) {
    html.label(shortened(bar.name, to: 24), at: (left - 8, y + 4), anchor: "end")
    html.box(at: (left, y - 8), width: x(axis, bar.value) - left, height: 16, "point")
    if let interval = bar.interval {
      html.line(from: (x(axis, interval.low), y), to: (x(axis, interval.high), y), "whisker")
      for end in [interval.low, interval.high] {
        html.line(from: (x(axis, end), y - 8), to: (x(axis, end), y + 8), "whisker")
      }
    }
    let end = x(axis, max(bar.value, bar.interval?.high ?? 0))
    html.label(significantText(bar.value, digits: 4), at: (end + 8, y + 4), anchor: "start")
  }

  private var description: String {
    let words = bars.map { bar in
      let interval = bar.interval.map {
        " (\(significantText($0.low)) to \(significantText($0.high)))"
      }
      return "\(bar.name) \(significantText(bar.value))\(interval ?? "")"
    }
    return shortened("\(title): \(words.joined(separator: ", "))", to: 2_000)
  }

  private static func x(_ axis: PlotAxis, _ value: Double) -> Double {
    left + (width - left - right) * axis.position(of: value)
  }
}
