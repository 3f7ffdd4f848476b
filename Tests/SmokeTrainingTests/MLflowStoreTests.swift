import ByteText
import Foundation
import Testing

@testable import SmokeTraining

@Suite struct MLflowStoreTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  /// A run as MLflow writes it.
  private func write(
    _ run: String, start: String = "1000", stage: String = "active", status: String = "3",
    metrics: [String: String] = ["acc": "5 0.9 0\n"]
  ) throws {
    try folder.write(
      "lifecycle_stage: \(stage)\nrun_id: x\nstart_time: \(start)\nstatus: \(status)\n",
      to: "mlruns/\(run)/meta.yaml")
    for (name, text) in metrics { try folder.write(text, to: "mlruns/\(run)/metrics/\(name)") }
  }

  private var outcome: String { readOutcome("mlruns", in: folder) }

  private func outcome(startedAt milliseconds: Int) -> String {
    do {
      let file = MetricsFile(path: folder.path("mlruns"))
      return describe(try file.read(startedAt: CommandStart(milliseconds: milliseconds)))
    } catch {
      return folder.relative("\(error)")
    }
  }

  /// Written by MLflow 3.17.2.
  @Test func aRealStoreIsRead() throws {
    let vectors = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Vectors/mlruns").path
    let metrics = try MetricsFile(path: ByteString(vectors)).read()
    #expect(describe(metrics) == "acc=0.8 val/loss=nan")
    #expect(
      metrics.file.hasSuffix("/mlruns/312237414195110429/5ccb322679724415a8dad779861adc9a"))
    let start = CommandStart(milliseconds: 1_795_249_049_811)
    #expect(try MetricsFile(path: ByteString(vectors)).read(startedAt: start).values.count == 2)
  }

  @Test func theNewestActiveRunCounts() throws {
    try write("0/a", start: "3000", metrics: ["acc": "1 0.1 0"])
    try write("1/b", start: "5000", metrics: ["acc": "1 0.2 0"])
    try write("2/c", start: "4000", metrics: ["acc": "1 0.3 0"])
    try write("2/d", start: "9000", stage: "deleted", metrics: ["acc": "1 0.4 0"])
    try write(".trash/e", start: "9000", metrics: ["acc": "1 0.5 0"])
    #expect(outcome == "acc=0.2")
    #expect(outcome(startedAt: 5000) == "acc=0.2")
    #expect(
      outcome(startedAt: 5001)
        == "no run was started by the command: 'mlruns' has no active run as new as it")
  }

  @Test func whatIsNoRunIsPassedOver() throws {
    try write("0/a")
    try folder.write("name: m\ncreation_timestamp: 9\n", to: "mlruns/models/m/meta.yaml")
    try folder.write("model_id: m-1\n", to: "mlruns/0/models/meta.yaml")
    try folder.write("x", to: "mlruns/0/traces/t/trace_info.yaml")
    try folder.write("name: Default\n", to: "mlruns/0/meta.yaml")
    #expect(outcome == "acc=0.9")
  }

  @Test func theGreatestStepCountsThenTheLatest() throws {
    try write(
      "0/a",
      metrics: [
        "one": "9 0.1 0\n8 0.2 2\n7 0.3 1\n", "two": "5 0.1 1\n9 0.2 1\n7 0.3 1\n",
        "three": "5 0.1 1\n5 0.2 1\n", "four": "5 0.5\n", "five": "5 1e-05 0 data abc\n",
        "six": "5 -inf -3", "nested/deep/loss": "5 nan 0\n", "seven": "5 high 0\n",
      ])
    #expect(
      outcome
        == "five=1e-05 four=0.5 nested/deep/loss=nan one=0.2 six=-inf three=0.2 two=0.2 "
        + "[1:1 'seven' is text, not a number: 'high']")
  }

  @Test(arguments: [
    ("5\n", "mlruns/0/a/metrics/acc:1:1: '5' is not 'milliseconds value step'"),
    (
      "5 0.5 0\n5 1 1 x\n", "mlruns/0/a/metrics/acc:2:1: '5 1 1 x' is not 'milliseconds value step'"
    ),
    ("5 0.5 x\n", "mlruns/0/a/metrics/acc:1:1: '5 0.5 x' is not 'milliseconds value step'"),
    ("", "mlruns/0/a/metrics/acc:1:1: the metric has no value"),
  ])
  func malformedMetricsAreNamed(text: String, message: String) throws {
    try write("0/a", metrics: ["acc": text])
    #expect(outcome == message)
  }

  @Test func runsThatCannotBeReadAreNamed() throws {
    try write("0/a", start: "soon")
    #expect(
      outcome == "mlruns/0/a/meta.yaml:3:13: 'start_time' is not a whole number of milliseconds")
    try folder.write("run_id: [", to: "mlruns/0/a/meta.yaml")
    #expect(
      outcome
        == "mlruns/0/a/meta.yaml:1:10: not YAML: did not find expected node content")
  }

  @Test(arguments: [("4", "failed"), ("5", "killed")])
  func aRunThatDidNotEndWellIsAFault(status: String, word: String) throws {
    try write("0/a", status: status)
    #expect(outcome == "the newest run, 'mlruns/0/a', is marked as \(word)")
  }

  @Test func aRunWithoutMetricsIsAFault() throws {
    try write("0/a", metrics: [:])
    #expect(outcome == "'mlruns/0/a' holds no number")
    try folder.write("", to: "empty/x")
    #expect(
      readOutcome("empty", in: folder)
        == "no run was started by the command: 'empty' has no active run as new as it")
  }

  @Test func linksAreNotFollowed() throws {
    try write("0/a")
    try folder.write("run_id: x\nstart_time: 9000\n", to: "outside/r/meta.yaml")
    try folder.write("5 1 0\n", to: "outside/r/metrics/acc")
    try folder.link("mlruns/1", to: "../outside")
    try folder.link("mlruns/0/r", to: "../../outside/r")
    #expect(outcome == "acc=0.9")
    try folder.link("mlruns/0/a/metrics/other", to: "acc")
    #expect(
      outcome
        == "'mlruns/0/a/metrics/other' is not a regular file; links, pipes and devices are not read"
    )
    try folder.link("link", to: "mlruns")
    #expect(
      readOutcome("link", .mlflow, in: folder)
        == "'link' is not a regular file; links, pipes and devices are not read")
  }

  @Test func foldersOfMetricsAreBounded() throws {
    let path = Array(repeating: "d", count: 16).joined(separator: "/")
    try write("0/a", metrics: [path + "/acc": "5 1 0"])
    #expect(outcome == "'mlruns/0/a/metrics/\(path)' holds more than 16 levels of folders")
  }
}
