import ByteText
import Findings

/// The managed part of RESULTS.md, line by line: a table of all versions, then a section for each.
struct ResultsBlock {
  let results: [ModelResult]

  static let markers = ResultsMarkers(part: "results")

  private static let unknown = "–"

  var lines: [String] {
    var lines = [Self.markers.begin]
    lines += ["<!-- written by `mlgate results`: edits between these two lines are lost -->", ""]
    lines += ["## Model versions", ""]
    lines += results.isEmpty ? ["No model version yet."] : overview
    for result in results { lines += [""] + section(result) }
    return lines + ["", Self.markers.end]
  }

  /// Whether a repository holds versions of several models, which then need their names.
  private var hasSeveralModels: Bool {
    results.contains { $0.modelName != results[0].modelName }
  }

  private var overview: [String] {
    let columns = [
      "Version", "Date", "Experiment", "Data version", "Accuracy", "Change", "Latency", "Tag",
    ]
    let header = hasSeveralModels ? ["Model"] + columns : columns
    return [Self.row(header), Self.row(header.map { _ in "---" })] + results.map(overviewRow)
  }

  private func overviewRow(_ result: ModelResult) -> String {
    let cells = [
      MarkdownEncoder.value(result.version), value(result.date), value(result.experiment),
      value(result.dataVersion),
      result.accuracy.map { $0.isFinite ? "\(fixedPoint($0 * 100, digits: 1))%" : Self.unknown }
        ?? Self.unknown,
      change(result) ?? Self.unknown, latency(result) ?? Self.unknown, value(result.tag),
    ]
    return Self.row(hasSeveralModels ? [MarkdownEncoder.value(result.modelName)] + cells : cells)
  }

  private func section(_ result: ModelResult) -> [String] {
    let name = hasSeveralModels ? " \(MarkdownEncoder.value(result.modelName))" : ""
    let date = result.date.map { " (\(MarkdownEncoder.value($0)))" } ?? ""
    let title = "## Model\(name) \(MarkdownEncoder.version(result.version))\(date)"
    return [title, ""] + metrics(result) + hyperparameters(result) + reproduction(result)
  }

  private func metrics(_ result: ModelResult) -> [String] {
    let measured = result.metrics.map {
      (MarkdownEncoder.label($0.name), MarkdownEncoder.value($0.value))
    }
    let known: [(String, String?)] = [
      ("Change", change(result).map { "\($0) vs the version before" }),
      ("Latency", latency(result)),
      ("Training time", result.trainingTimeHours.map { "\($0) hours" }),
      ("Experiment", result.experiment.map(MarkdownEncoder.value)),
      ("Key change", result.keyChange.map(MarkdownEncoder.value)),
    ]
    let rows = measured + known.compactMap { name, value in value.map { (name, $0) } }
    return [Self.row(["Metric", "Value"]), Self.row(["---", "---"])]
      + rows.map { Self.row([$0.0, $0.1]) }
  }

  private func hyperparameters(_ result: ModelResult) -> [String] {
    guard !result.hyperparameters.isEmpty else { return [] }
    return ["", "### Hyperparameters", ""]
      + result.hyperparameters.map {
        "- \(MarkdownEncoder.label($0.name)): \(MarkdownEncoder.value($0.value))"
      }
  }

  private func reproduction(_ result: ModelResult) -> [String] {
    let checkout: [[ByteString]] = result.tag.map { [["git", "checkout", $0]] } ?? []
    let commands = checkout + result.reproduction.filter { !$0.isEmpty }
    guard !commands.isEmpty else { return [] }
    return ["", "### Reproducibility", "", "```bash"]
      + commands.map { $0.map(MarkdownEncoder.shellWord).joined(separator: " ") }
      + ["```"]
  }

  private func value(_ value: ByteString?) -> String {
    value.map(MarkdownEncoder.value) ?? Self.unknown
  }

  /// In percentage points, with a sign.
  private func change(_ result: ModelResult) -> String? {
    guard let change = result.accuracyChange, change.isFinite else { return nil }
    let points = fixedPoint(change * 100, digits: 1)
    return "\(points.hasPrefix("-") ? "" : "+")\(points) points"
  }

  private func latency(_ result: ModelResult) -> String? {
    guard let latency = result.latencyMilliseconds, latency.isFinite else { return nil }
    return "\(latency) ms"
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }
}
