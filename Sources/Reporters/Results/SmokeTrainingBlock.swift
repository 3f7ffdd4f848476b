import ByteText
import Findings

/// The part of RESULTS.md that says what the smoke-train job found, line by line.
///
/// What each run measures anew (times, memory) is left out, so that the page changes only where the model
/// does; the bound and the verdict on it stand here all the same.
struct SmokeTrainingBlock {
  let job: JobOutcome

  static let markers = ResultsMarkers(part: "smoke-train")

  var lines: [String] {
    var lines = [Self.markers.begin]
    lines += ["<!-- written by `mlgate run`: edits between these two lines are lost -->", ""]
    lines += ["## Smoke training", "", "Verdict: \(job.verdict.rawValue)"]
    if let explanation = job.explanation, job.verdict != .passed {
      lines += ["", MarkdownEncoder.value(ByteString(explanation))]
    }
    return lines + figures + thresholds + ["", Self.markers.end]
  }

  private var figures: [String] {
    let figures = job.metrics.filter { !$0.isMeasured }
    guard !figures.isEmpty else { return [] }
    return ["", "| Figure | Value |", "| --- | --- |"]
      + figures.map { row([MarkdownEncoder.label(ByteString($0.name)), text($0.value)]) }
  }

  private var thresholds: [String] {
    guard !job.thresholds.isEmpty else { return [] }
    return ["", "| Threshold | Bound | Value | Verdict |", "| --- | --- | --- | --- |"]
      + job.thresholds.map { threshold in
        row([
          MarkdownEncoder.label(ByteString(threshold.metric)),
          MarkdownEncoder.value(ByteString(threshold.bound)), value(of: threshold),
          verdict(of: threshold),
        ])
      }
  }

  private func value(of threshold: ThresholdOutcome) -> String {
    if threshold.isMeasured { return "measured in each run" }
    return threshold.value.map(text) ?? "–"
  }

  private func verdict(of threshold: ThresholdOutcome) -> String {
    let note = threshold.note.map { ": \(MarkdownEncoder.value(ByteString($0)))" } ?? ""
    return threshold.verdict.rawValue + note
  }

  private func text(_ value: Double) -> String {
    MarkdownEncoder.value(ByteString(value.description))
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
