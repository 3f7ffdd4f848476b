import ByteText
import Documents
import Reporters

extension ExperimentComparison {
  /// For programs: whole names, and each result with all that is known of it; empty where nothing is.
  var dataTable: SheetTable {
    SheetTable(
      columns.flatMap(headers),
      experiments.map { experiment in columns.flatMap { cells($0, of: experiment) } })
  }

  private func headers(_ column: ComparisonColumn) -> [ByteString] {
    guard column.direction != nil else { return [column.name] }
    let endings =
      ["", " best"] + (column.isAccuracy ? [" interval low", " interval high"] : [])
    return (endings + [" change from parent"] + (baseline == nil ? [] : [" change from baseline"]))
      .map {
        ByteString(column.name.bytes + Array($0.utf8))
      }
  }

  private func cells(_ column: ComparisonColumn, of experiment: ComparedExperiment) -> [ByteString]
  {
    let text = experiment.text(of: column) ?? ""
    guard column.direction != nil else { return [text] }
    let metric = metric(column, of: experiment)
    let numbers =
      (column.isAccuracy ? [metric?.interval?.low, metric?.interval?.high] : [])
      + [metric?.changeFromParent]
      + (baseline == nil ? [] : [metric?.changeFromBaseline])
    return [text, metric.map { $0.isBest ? "true" : "false" } ?? ""]
      + numbers.map { $0.map { ByteString("\($0)") } ?? "" }
  }

  var json: String {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.key("schema")
      json.number(1)
      json.member("baseline", baseline?.id.description)
      json.key("columns")
      json.array(columns, .lines) { json, column in
        json.object { json in
          json.member("name", column.name.description)
          json.member("better", column.direction.map { $0 == .higher ? "higher" : "lower" })
        }
      }
      json.key("experiments")
      json.array(experiments, .lines) { json, experiment in write(experiment, &json) }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private func write(_ experiment: ComparedExperiment, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", experiment.id.description)
      json.member("name", experiment.name?.description)
      json.member("file", experiment.path.description)
      json.member("parent", experiment.parentName?.description)
      json.key("branches")
      json.array(experiment.branches) { json, branch in json.string(branch.description) }
      json.key("values")
      json.object { json in
        for case .value(let path) in columns {
          json.key(path.description)
          write(experiment.values[path], &json)
        }
      }
      json.key("metrics")
      json.object { json in
        for column in columns {
          guard let metric = metric(column, of: experiment) else { continue }
          json.key(column.name.description)
          write(metric, &json)
        }
      }
    }
  }

  /// An integer past the doubles stays as it is written.
  private func write(_ value: ExperimentValues.Value?, _ json: inout JSONWriter) {
    guard let value else { return json.null() }
    if let number = value.number, value.isExact {
      json.number(number)
    } else {
      json.string(value.text.description)
    }
  }

  private func write(_ metric: ComparedMetric, _ json: inout JSONWriter) {
    json.object { json in
      json.member("value", metric.value)
      json.key("best")
      json.boolean(metric.isBest)
      json.member("interval_low", metric.interval?.low)
      json.member("interval_high", metric.interval?.high)
      json.member("change_from_parent", metric.changeFromParent)
      json.member("change_from_baseline", metric.changeFromBaseline)
    }
  }
}
