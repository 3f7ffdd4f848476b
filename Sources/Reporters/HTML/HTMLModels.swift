import ByteText
import Findings

/// The releases of a page: a table with all that their metadata says, and a plot of each metric of a model that
/// has several.
struct HTMLModels {
  private let models: [ModelResult]

  init(_ report: Report) { models = report.models }

  var content: HTMLWriter {
    var html = HTMLWriter()
    facts(&html)
    values("Metrics", \.metrics, &html)
    values("Hyperparameters", \.hyperparameters, &html)
    for plot in ReleasePlot.plots(of: models) {
      let next = plot.figure
      if html.bytes.count + next.bytes.count > 2 * HTMLReporter.sectionLimit { break }
      html.append(next)
    }
    return html
  }

  private func facts(_ html: inout HTMLWriter) {
    HTMLTable(
      caption: "Releases, the newest of a model first",
      columns: [
        "Release", "Date", "Experiment", "Data", "Accuracy", "Change", "Inference in ms", "Tag",
        "What changed",
      ], numberColumns: [4, 5, 6]
    ).write(models, to: &html) { model in
      [
        HTMLTable.code(model.label), HTMLTable.code(model.date?.description),
        HTMLTable.code(model.experiment?.description),
        HTMLTable.code(model.dataVersion?.description),
        HTMLTable.code(model.accuracy.map { significantText($0) }),
        HTMLTable.code(model.accuracyChange.map(Self.change)),
        HTMLTable.code(model.latencyMilliseconds.map { significantText($0) }),
        HTMLTable.code(model.tag?.description), HTMLTable.text(model.keyChange?.description ?? ""),
      ]
    }
  }

  private static func change(_ value: Double) -> String {
    (value > 0 ? "+" : "") + significantText(value, digits: 3)
  }

  /// Columns that one table may have; what is left out is counted.
  private static let columnLimit = 24

  private func values(
    _ caption: String, _ values: KeyPath<ModelResult, [NamedText]>,
    _ html: inout HTMLWriter
  ) {
    var seen: Set<ByteString> = []
    let names = models.flatMap { $0[keyPath: values].map(\.name) }
      .filter { seen.insert($0).inserted }
    guard !names.isEmpty else { return }
    let shown = names.prefix(Self.columnLimit)
    HTMLTable(
      caption: caption, columns: ["Release"] + shown.map(\.description),
      numberColumns: Set(shown.indices.map { $0 + 1 })
    ).write(models, to: &html) { model in
      [HTMLTable.code(model.label)]
        + shown.map { name in
          HTMLTable.code(
            model[keyPath: values].first { $0.name == name }?.value.description)
        }
    }
    if names.count > shown.count { html.notShown("\(names.count - shown.count) more columns") }
  }
}

extension ModelResult {
  /// `iris 1.2.0`.
  fileprivate var label: String { "\(modelName) \(version)" }
}
