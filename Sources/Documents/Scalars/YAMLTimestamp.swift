import ByteText

/// Whether a plain scalar looks like a date to both readers, and whether that date exists.
///
/// Sources: the timestamp lines of `yaml/resolver.py` and `timestamp_regexp` of `yaml/constructor.py`
/// in PyYAML 6.0.3; ruamel.yaml has the same.
enum YAMLTimestamp {
  case valid
  /// `2024-02-30`: Python raises ValueError, and the whole file does not load.
  case impossible

  init?(_ text: ArraySlice<UInt8>) {
    guard text.count >= 8, let first = text.first, first.isDigit,
      text[text.startIndex + 4] == .ascii("-")
    else { return nil }
    var fields = TimestampFields(text)
    guard let date = fields.date() else { return nil }
    if fields.isAtEnd {
      guard text.count == 10 else { return nil }
      self = date.exists ? .valid : .impossible
      return
    }
    guard let hasTime = fields.time(), let hasZone = fields.zone(), fields.isAtEnd else {
      return nil
    }
    self = date.exists && hasTime && hasZone ? .valid : .impossible
  }
}

/// The fields in order; each method is nil where the grammar ends.
private struct TimestampFields {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// `YYYY-M-D`
  mutating func date() -> CalendarDate? {
    guard let year = digits(4...4), separator("-"), let month = digits(1...2), separator("-"),
      let day = digits(1...2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `T` or blanks, then `H:MM:SS` and a fraction; whether the time exists.
  mutating func time() -> Bool? {
    if !separator("T"), !separator("t") {
      guard rest.first?.isBlank == true else { return nil }
      skipBlanks()
    }
    guard let hour = digits(1...2), separator(":"), let minute = digits(2...2), separator(":"),
      let second = digits(2...2)
    else { return nil }
    if separator(".") { rest = rest.drop { $0.isDigit } }
    return hour < 24 && minute < 60 && second < 60
  }

  /// Nothing, `Z`, `+H` or `+H:MM`; whether the offset is below a day.
  mutating func zone() -> Bool? {
    if rest.isEmpty { return true }
    skipBlanks()
    if separator("Z") { return true }
    guard separator("+") || separator("-"), let hours = digits(1...2) else { return nil }
    guard separator(":") else { return hours < 24 }
    guard let minutes = digits(2...2) else { return nil }
    return hours * 60 + minutes < 24 * 60
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(count.upperBound).prefix { $0.isDigit }
    guard count.contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.decimalValue
  }

  private mutating func separator(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == .ascii(character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipBlanks() { rest = rest.drop { $0.isBlank } }
}
