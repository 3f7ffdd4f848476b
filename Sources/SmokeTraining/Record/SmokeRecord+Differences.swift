import ByteText
import IrisPipeline

/// A place in which a run is not what the record says.
struct RecordDifference: Equatable, CustomStringConvertible {
  /// `metrics.log_loss`, `coefficients[0][2]`.
  let place: String
  /// Nil where only one side has the place.
  let recorded: String?
  let now: String?

  var description: String {
    switch (recorded, now) {
    case (let recorded?, let now?): "\(place) is \(now), recorded was \(recorded)"
    case (nil, let now?): "\(place) is \(now), which the record does not have"
    case (_, nil): "\(place) of the record is missing"
    }
  }
}

extension SmokeRecord {
  /// Where this run differs from the record, in the record's order; what only the run has comes last
  /// in its object.
  func differences(from recorded: SmokeRecord) -> [RecordDifference] {
    var differences: [RecordDifference] = []
    Self.compare(recorded.document, document, at: "", into: &differences)
    return differences
  }

  private static func compare(
    _ recorded: JSONValue, _ now: JSONValue, at place: String,
    into differences: inout [RecordDifference]
  ) {
    if recorded == now { return }
    switch (recorded, now) {
    case (.object(let old), .object(let new)):
      compare(old, new, at: place, into: &differences)
    case (.array(let old), .array(let new)) where old.count == new.count:
      for (index, pair) in zip(old, new).enumerated() {
        compare(pair.0, pair.1, at: "\(place)[\(index)]", into: &differences)
      }
    default:
      differences.append(
        RecordDifference(place: place, recorded: text(recorded), now: text(now)))
    }
  }

  private static func compare(
    _ recorded: [(name: [UInt8], value: JSONValue)], _ now: [(name: [UInt8], value: JSONValue)],
    at place: String, into differences: inout [RecordDifference]
  ) {
    for member in recorded {
      let inner = name(member.name, in: place)
      guard let other = now.first(where: { $0.name == member.name }) else {
        differences.append(
          RecordDifference(place: inner, recorded: text(member.value), now: nil))
        continue
      }
      compare(member.value, other.value, at: inner, into: &differences)
    }
    for member in now where !recorded.contains(where: { $0.name == member.name }) {
      differences.append(
        RecordDifference(
          place: name(member.name, in: place), recorded: nil, now: text(member.value)))
    }
  }

  private static func name(_ name: [UInt8], in place: String) -> String {
    let visible = ByteString(name).description
    return place.isEmpty ? visible : "\(place).\(visible)"
  }

  /// A value on one line, cut where it is long.
  private static func text(_ value: JSONValue) -> String {
    let text = ByteString(JSONWriter.compact(value)).description
    return text.utf8.count <= 60 ? text : String(text.prefix(57)) + "…"
  }
}
