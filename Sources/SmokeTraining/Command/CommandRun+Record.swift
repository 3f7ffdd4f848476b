import ByteText
import Findings
import Hashing
import IrisPipeline

extension CommandRun {
  /// What the next run has to repeat: the command, its figures but for times and memory, and the
  /// hashes of what it wrote.
  func record(_ metrics: MeasuredMetrics, _ predictions: Predictions?) throws -> SmokeRecord {
    var members: [(name: String, value: JSONValue)] = [
      ("pipeline", .text("command")),
      ("command", .array(settings.arguments.map { Self.text($0) })),
      ("metrics", .object(metrics.values.filter { !$0.isMeasured }.map(Self.member))),
    ]
    if let predictions {
      members.append(("predictions", .text(ContentHash.sha256(predictions.csv))))
    }
    if !outputs.isEmpty { members.append(("outputs", .object(try outputHashes()))) }
    return SmokeRecord(members)
  }

  private func outputHashes() throws(MetricsFileFault) -> [(name: [UInt8], value: JSONValue)] {
    var hashes: [(name: [UInt8], value: JSONValue)] = []
    for path in outputs {
      let bytes = try OpenedFile(path, in: workTree).content(limit: Self.outputLimit)
      hashes.append((Array(path.description.utf8), .text(ContentHash.sha256(bytes))))
    }
    return hashes
  }

  private static let outputLimit = 1 << 30

  private static func member(_ metric: Metric) -> (name: [UInt8], value: JSONValue) {
    (
      Array(metric.name.utf8),
      metric.value.isFinite ? .number(metric.value) : .text(metric.value.description)
    )
  }

  /// The visible form: JSON holds UTF-8 only.
  private static func text(_ bytes: ByteString) -> JSONValue { .text(bytes.description) }
}
