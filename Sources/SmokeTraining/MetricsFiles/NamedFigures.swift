import ByteText
import Findings
import IrisPipeline

/// What a cell or scalar says.
enum Figure: Equatable {
  /// May be infinite or not a number.
  case number(Double)
  case other(NotANumber.Kind)

  /// What text without a type of its own says: a number, or text.
  init(text: ByteString) {
    if let value = DecimalText.value(text.bytes) ?? Self.nonFinite(text) {
      self = .number(value)
    } else {
      self = .other(.text(text))
    }
  }

  /// The value of a text that means a number, but none that is finite: Python's `nan`, `inf` and
  /// `Infinity` in any case, YAML's `.nan` and `.inf`, and decimals past the doubles.
  static func nonFinite(_ text: ByteString) -> Double? {
    if let value = DecimalText.value(text.bytes) { return value.isFinite ? nil : value }
    let trimmed = text.bytes.trimmed
    let isNegative = trimmed.first == .ascii("-")
    let hasSign = isNegative || trimmed.first == .ascii("+")
    let magnitude = trimmed.dropFirst(hasSign ? 1 : 0)
    switch magnitude.lowercasedASCII {
    case "nan", ".nan": return .nan
    case "inf", ".inf", "infinity": return isNegative ? -.infinity : .infinity
    default: return nil
    }
  }
}

/// Gathers the figures of a file; no name twice.
struct NamedFigures {
  private let file: ByteString
  private var positions: [ByteString: SourcePosition] = [:]
  private var values: [Metric] = []
  private var notNumbers: [NotANumber] = []
  private var curves: [LearningCurve] = []

  /// Past this many no report is of use.
  private static let limit = 10_000
  private static let nameLimit = 1024

  init(_ file: ByteString) {
    self.file = file
  }

  mutating func add(
    _ name: ByteString, _ figure: Figure, at position: SourcePosition
  ) throws(MetricsFileFault) {
    guard (1...Self.nameLimit).contains(name.count) else {
      let problem =
        name.isEmpty
        ? "a metric without a name; give it one"
        : "a metric whose name is longer than \(Self.nameLimit) bytes"
      throw .malformed(file, MalformedText(problem, at: position))
    }
    // Reports show the visible form, so that is what must not be there twice.
    let text = name.description
    if let first = positions.updateValue(position, forKey: ByteString(text)) {
      throw .duplicateName(file, name: text, first: first, second: position)
    }
    if positions.count > Self.limit { throw .tooMany(file, what: "metrics", limit: Self.limit) }
    switch figure {
    case .number(let value): values.append(Metric(name: text, value: value))
    case .other(let kind):
      notNumbers.append(NotANumber(name: text, kind: kind, position: position))
    }
  }

  /// Adds how a figure came about, where that is more than its last value and there is still room.
  mutating func add(_ curve: LearningCurve?) {
    if let curve, curves.count < LearningCurve.countLimit { curves.append(curve) }
  }

  /// All that was gathered; throws where no number is among it.
  func metrics() throws(MetricsFileFault) -> MeasuredMetrics {
    if values.isEmpty { throw .noNumbers(file, notNumbers.first) }
    return MeasuredMetrics(file: file, values: values, notNumbers: notNumbers, curves: curves)
  }
}
