import ByteText

/// What a scalar means to a reader.
public enum ScalarReading: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(ScalarNumber)
  case timestamp
  case string
  /// The reader raises an error and loads nothing of the file: `2024-02-30`, `!!int x`.
  case refused
}

/// A number as it is written.
public struct ScalarNumber: Hashable, Sendable {
  /// The nearest double; infinite past its range.
  public let value: Double
  /// Whether it is written as an integer, whatever its size.
  public let isInteger: Bool
  /// False for an integer that no double has exactly: 9007199254740993.
  public let isExact: Bool

  public init(value: Double, isInteger: Bool, isExact: Bool = true) {
    self.value = value
    self.isInteger = isInteger
    self.isExact = isExact
  }

  /// Whether the value is whole, `90.0` included.
  public var isWhole: Bool { value.isFinite && value.rounded() == value }
}

extension ScalarReading {
  /// The reading of a JSON literal that the parser accepted.
  init(jsonLiteral text: ByteString) {
    switch text {
    case "null": self = .null
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    case "NaN": self = .number(ScalarNumber(value: .nan, isInteger: false))
    case "Infinity": self = .number(ScalarNumber(value: .infinity, isInteger: false))
    case "-Infinity": self = .number(ScalarNumber(value: -.infinity, isInteger: false))
    default:
      let isInteger = !text.contains { $0 == .ascii(".") || $0.lowercased == .ascii("e") }
      let number = PythonNumber(text.bytes[...], .yaml12)
      self = (isInteger ? number.integer : number.float).map { .number($0) } ?? .refused
    }
  }
}
