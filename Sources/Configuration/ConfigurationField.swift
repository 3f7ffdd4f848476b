import Documents
import Findings

/// One key of `.mlgate.yaml`: the reader, the JSON Schema and the reference page all come from it.
public struct ConfigurationField: Sendable {
  public let name: String
  /// One sentence for people: what the key decides.
  public let summary: String
  public let kind: ConfigurationValue
  let apply: @Sendable (Node, inout GateConfiguration) -> [ConfigurationProblem]

  init(
    _ name: String, _ kind: ConfigurationValue, _ summary: String,
    apply: @escaping @Sendable (Node, inout GateConfiguration) -> [ConfigurationProblem]
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.apply = apply
  }
}

/// What a key may hold.
public indirect enum ConfigurationValue: Sendable {
  case boolean(default: Bool)
  case number(ClosedRange<Double>, default: Double)
  case integer(ClosedRange<Int>, default: Int)
  case choice([String], default: String)
  /// A list of texts.
  case texts(default: [String])
  /// A list of rule ids, names or families.
  case rules(default: [String])
  /// Rule → `error` or `warning`.
  case severities
  /// Field → bounds.
  case ranges
  /// A mapping with keys of its own.
  case section([ConfigurationField])
  /// A list of mappings with these keys; the names of those that must be there.
  case entries([ConfigurationField], required: [String])
}
