import Documents
import Findings

/// One key of `.mlgate.yaml`: the reader, the JSON Schema and the reference page all come from it.
public struct ConfigurationField: Sendable {
  public let name: String
  /// One sentence for people: what the key decides.
  public let summary: String
  public let value: ConfigurationValue
  /// Whether an entry of a list must have the key.
  public private(set) var isRequired = true
  let apply: @Sendable (Node, inout GateConfiguration) -> [ConfigurationProblem]

  init(
    _ name: String, _ value: ConfigurationValue, _ summary: String,
    apply: @escaping @Sendable (Node, inout GateConfiguration) -> [ConfigurationProblem]
  ) {
    self.name = name
    self.value = value
    self.summary = summary
    self.apply = apply
  }

  /// The same for a key that an entry of a list may leave out.
  var optional: Self {
    var field = self
    field.isRequired = false
    return field
  }
}

/// What a key may hold.
public indirect enum ConfigurationValue: Sendable {
  case boolean(default: Bool)
  case number(ClosedRange<Double>, default: Double)
  case integer(ClosedRange<Int>, default: Int)
  /// A number of bytes, or text such as `10 MB` and `10 MiB`.
  case size(ClosedRange<Int>, default: Int)
  case choice([String], default: String)
  /// A text with at least one character.
  case text
  /// A text that has a default.
  case standardText(default: String)
  /// A mapping of names of figures to `{min: …, max: …}`.
  case figureBounds
  /// A mapping of names of metrics to numbers that are not negative.
  case amounts
  /// A mapping of names of variables to their values.
  case variables
  /// A list of texts.
  case texts(default: [String])
  /// A list of at least one text.
  case someTexts
  /// A list of at least one of these words.
  case choices([String], default: [String])
  /// A pattern as in `.gitignore`.
  case pattern
  /// A list of patterns as in `.gitignore`.
  case patterns(default: [String])
  /// A list of rule ids, names or families.
  case rules(default: [String])
  /// The same with at least one.
  case someRules
  /// A mapping of rules to `error`, `warning` or `off`.
  case severities
  /// A mapping of these names to `{min: …, max: …}`.
  case ranges([String])
  /// A mapping with keys of its own.
  case section([ConfigurationField])
  /// A list of mappings with these keys, of which those that are not optional must be there.
  case entries([ConfigurationField])
}
