import ArgumentParser
import ByteText
import Documents
import GitRepository
import Release
import Reporters
import RepositorySnapshot

/// `mlgate release list`
struct ReleaseList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List every release with its date, metrics and stages.",
    discussion: """
      Examples:
        mlgate release list
        mlgate release list --format json
      """)

  @Argument(help: "Only this model.")
  var model: String?

  @Option(help: "What to print: text or json.")
  var format: ListFormat = .text

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let book = try place.book()
    let entries = book.releases.filter { entry in
      model.map { entry.model.model == ByteString($0) } ?? true
    }
    let stages = book.stages
    let rows = entries.map { entry in Row(entry, stages) }
    try Console.write(format == .text ? text(rows) : json(rows))
  }

  private struct Row {
    let entry: ReleaseBook.Entry
    let metrics: [(name: String, value: Double)]
    let stages: [String]

    init(_ entry: ReleaseBook.Entry, _ history: StageHistory) {
      self.entry = entry
      metrics = (entry.model.metadata?.metrics?.entries ?? []).compactMap { item in
        guard let name = item.key.text, MetricDirection(ofMetric: name) != nil,
          let value = item.value.number?.value
        else { return nil }
        return (name.description, value)
      }
      stages = history.stages(of: entry.tag.commit)
        .filter { $0.model == entry.model.tag.model || $0.model == entry.model.model }
        .map(\.stage.description)
    }

    var cells: [String] {
      [
        entry.tag.name.description, entry.model.model?.description ?? "-", utcDate(entry.tag.time),
        metrics.isEmpty ? "-" : metrics.map { "\($0.name) \($0.value)" }.joined(separator: ", "),
        stages.isEmpty ? "-" : stages.joined(separator: ", "),
      ]
    }
  }

  private func text(_ rows: [Row]) -> String {
    if rows.isEmpty { return "no release yet\n" }
    return table([["tag", "model", "date", "metrics", "stages"]] + rows.map(\.cells))
  }

  private func json(_ rows: [Row]) -> String {
    var json = JSONWriter()
    json.array(rows, .lines) { json, row in
      json.object { json in
        json.member("tag", row.entry.tag.name.description)
        json.member("model", row.entry.model.model?.description)
        json.member("version", row.entry.model.tag.versionText.description)
        json.member("commit", row.entry.tag.commit.description)
        json.member("date", utcDate(row.entry.tag.time))
        json.key("annotated")
        json.boolean(row.entry.tag.isAnnotated)
        json.key("metrics")
        json.object { json in for metric in row.metrics { json.member(metric.name, metric.value) } }
        json.key("stages")
        json.array(row.stages) { json, stage in json.string(stage) }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}

/// Columns as wide as their widest cell, two blanks between them.
func table(_ rows: [[String]]) -> String {
  let widths = (rows.first ?? []).indices.map { column in
    rows.map { $0[column].unicodeScalars.count }.max() ?? 0
  }
  return rows.map { row in
    let cells = zip(row, widths).dropLast().map { cell, width in
      cell + String(repeating: " ", count: width - cell.unicodeScalars.count + 2)
    }
    return cells.joined() + (row.last ?? "") + "\n"
  }.joined()
}
