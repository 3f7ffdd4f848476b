import ByteText

/// Gauges of one name.
struct MetricFamily {
  typealias Labels = KeyValuePairs<StaticString, String>

  let name: String
  private let help: String
  private var lines: [String] = []
  private var series = UniqueNames()

  /// - Parameter help: ours; without quotation marks and backslashes, which the two grammars escape differently.
  init(_ name: String, _ help: String) {
    (self.name, self.help) = (name, help)
  }

  /// Of two series with the same labels (names of odd bytes can look alike) the second gets a number.
  mutating func add(_ value: Double, _ labels: Labels = [:]) {
    let text = labels.map { "\($0)=\"\(OpenMetricsEncoder.label($1))\"" }.joined(separator: ",")
    let unique = series.name(text) { "\($0)\($0.isEmpty ? "" : ",")number=\"\($1)\"" }
    let braces = unique.isEmpty ? "" : "{\(unique)}"
    lines.append("\(name)\(braces) \(OpenMetricsEncoder.number(value))")
  }

  /// Nothing where there is no value.
  var text: String {
    guard !lines.isEmpty else { return "" }
    return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" + lines.map { "\($0)\n" }.joined()
  }
}
