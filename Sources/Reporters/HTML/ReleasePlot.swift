import ByteText
import Findings

/// A metric of a model over its releases, as a drawing; the table above it has the same figures.
struct ReleasePlot {
  private let title: String
  /// From the oldest release to the newest.
  private let points: [(release: String, value: Double)]

  private static let (width, height) = (640.0, 240.0)
  private static let (left, right, top, bottom) = (104.0, 40.0, 16.0, 32.0)
  private static let releaseLimit = 200
  private static let metricLimit = 12
  private static let labelLimit = 8

  /// Of each model with at least two releases: accuracy, inference time, and each metric that is a number in at
  /// least two of them.
  static func plots(of models: [ModelResult]) -> [ReleasePlot] {
    let names = models.map(\.modelName)
    return names.indices.filter { names.firstIndex(of: names[$0]) == $0 }
      .flatMap { first in
        plots(ofModel: models.filter { $0.modelName == names[first] }.reversed())
      }
  }

  private static func plots(ofModel releases: [ModelResult]) -> [ReleasePlot] {
    guard releases.count > 1 else { return [] }
    var seen: Set<ByteString> = []
    let names = releases.flatMap { $0.metrics.map(\.name) }.filter { seen.insert($0).inserted }
    let latency: [ReleasePlot] = [
      ReleasePlot("inference time in ms", releases) { $0.latencyMilliseconds }
    ].compactMap(\.self)
    return names.prefix(metricLimit).compactMap { name in
      ReleasePlot(name.description, releases) { release in
        release.metrics.first { $0.name == name }.flatMap { Double($0.value.description) }
      }
    } + latency
  }

  private init?(
    _ metric: String, _ releases: [ModelResult], value: (ModelResult) -> Double?
  ) {
    points = releases.suffix(Self.releaseLimit).compactMap { release in
      value(release).flatMap { value in
        PlotAxis.isDrawable(value) ? (release.version.description, value) : nil
      }
    }
    guard points.count > 1, let name = releases.first?.modelName else { return nil }
    title = shortened("\(name): \(metric) over releases", to: 200)
  }

  var figure: HTMLWriter {
    let values = points.map(\.value)
    let axis = PlotAxis(from: values.min() ?? 0, to: values.max() ?? 0)
    var html = HTMLWriter()
    html.figure(title, width: Self.width, height: Self.height, label: description) { html in
      html.grid(axis, from: Self.left, to: Self.width - Self.right) { Self.y(axis, $0) }
      curve(axis, &html)
    }
    return html
  }

  private var description: String {
    let values = points.suffix(20).map { "\($0.release) \(significantText($0.value))" }
    return shortened("\(title): \(values.joined(separator: ", "))", to: 1_000)
  }

  private func curve(_ axis: PlotAxis, _ html: inout HTMLWriter) {
    let places = points.enumerated().map { (x($0), Self.y(axis, $1.value)) }
    let path = places.map { "\(coordinate($0)) \(coordinate($1))" }.joined(separator: "L")
    html.element(.path, [.class: "curve", .d: "M\(path)"], text: "")
    // Beyond eight names there is no room for all: every second, every third …
    let stride = (points.count + Self.labelLimit - 1) / Self.labelLimit
    for (number, place) in places.enumerated() {
      html.element(
        .circle,
        [.class: "point", .cx: coordinate(place.0), .cy: coordinate(place.1), .r: "4"], text: "")
      if number.isMultiple(of: stride) {
        html.label(
          fitted(points[number].release, columns: 12), at: (place.0, Self.height - 8),
          anchor: "middle")
      }
    }
  }

  private func x(_ number: Int) -> Double {
    let inner = Self.width - Self.left - Self.right - 48
    return Self.left + 24 + inner * Double(number) / Double(points.count - 1)
  }

  private static func y(_ axis: PlotAxis, _ value: Double) -> Double {
    let inner = height - top - bottom - 12
    return top + inner * (1 - axis.position(of: value))
  }
}
