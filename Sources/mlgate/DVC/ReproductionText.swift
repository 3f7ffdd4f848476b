import ByteText
import DataVersionControl
import Reporters

/// What people and programs read of a reproduction.
struct ReproductionText {
  let commit: String
  let stages: [ReproducedStage]
  let verdict: ReproductionVerdict

  init(_ commit: String, _ stages: [ReproducedStage]) {
    (self.commit, self.stages) = (commit, stages)
    verdict = ReproductionVerdict(stages)
  }

  var text: String {
    let lines = stages.flatMap { stage -> [String] in
      let time = stage.seconds > 0 ? " in \(fixed(stage.seconds)) s" : ""
      return ["\(visibleText(stage.address)): \(words(stage.state))\(time)"]
        + stage.outputs.map { "  \(words($0))" } + stage.metrics.map { "  \(words($0))" }
        + stage.output.map { "  | \(visibleText($0))" }
    }
    return (lines + ["\(verdict.rawValue): \(summary)"]).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let run = stages.count { $0.seconds > 0 }
    return "commit \(commit.prefix(12)), \(run) \(run == 1 ? "stage" : "stages") run"
  }

  private func words(_ state: ReproducedStage.State) -> String {
    switch state {
    case .reproduced: "reproduced bit for bit"
    case .withinTolerance: "reproduced within tolerance"
    case .different: "not reproduced"
    case .failed(let reason): "failed: \(reason)"
    case .notRun(let reason): "not run: \(reason)"
    case .frozen: "frozen, so not run"
    }
  }

  private func words(_ output: DifferentOutput) -> String {
    guard let made = output.made else {
      return "\(visibleText(output.path)) was not made"
    }
    let recorded = output.recorded.map { "recorded is \(visibleText($0))" } ?? "nothing is recorded"
    return "\(visibleText(output.path)) has the md5 \(made); \(recorded)"
  }

  private func words(_ metric: DifferentMetric) -> String {
    let name = "\(visibleText(metric.path)): \(visibleText(metric.name))"
    guard let recorded = metric.recorded else { return "\(name) is new" }
    guard let made = metric.made else { return "\(name) is not there; recorded is \(recorded)" }
    let verdict = metric.isWithinTolerance ? "within" : "beyond"
    return
      "\(name) is \(made); recorded is \(recorded), the difference \(made - recorded) is \(verdict) "
      + "the tolerance of \(metric.tolerance)"
  }

  private func fixed(_ seconds: Double) -> String { fixedPoint(seconds, digits: 3) }

  var json: [UInt8] {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.member("schema", 1)
      json.member("commit", commit)
      json.member("verdict", verdict.rawValue)
      json.key("stages")
      json.array(stages, .lines) { json, stage in write(stage, to: &json) }
    }
    return json.bytes + [.lineFeed]
  }

  private func write(_ stage: ReproducedStage, to json: inout JSONWriter) {
    json.object { json in
      json.member("stage", stage.address.description)
      json.member("state", words(stage.state))
      json.member("seconds", stage.seconds)
      json.key("outputs")
      json.array(stage.outputs) { json, output in
        json.object { json in
          json.member("path", output.path.description)
          json.member("recorded", output.recorded?.description)
          json.member("made", output.made?.description)
        }
      }
      json.key("metrics")
      json.array(stage.metrics) { json, metric in
        json.object { json in
          json.member("path", metric.path.description)
          json.member("name", metric.name.description)
          json.member("recorded", metric.recorded)
          json.member("made", metric.made)
          json.member("tolerance", metric.tolerance)
        }
      }
    }
  }
}
