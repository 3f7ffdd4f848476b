import ByteText

/// A point in time as ISO 8601 writes it: a date, or a date with a time.
///
/// Accepted: the calendar dates of ISO 8601, extended (`2024-01-15T10:00:00.5+01:00`) and basic
/// (`20240115T100000Z`), to the day, hour, minute, second or a fraction; the lower-case letters and
/// the blank of RFC 3339 section 5.6; everything that Python's `datetime.isoformat()` writes.
/// `24:00` is the end of the day; a leap second (`23:59:60` in UTC) is the second after it.
public struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; a time without a zone is taken for UTC.
  public let seconds: Int
  /// The fraction of a second, cut to nanoseconds.
  public let nanoseconds: Int
  /// Whether a zone is given: else `seconds` may be off by as much as zones differ.
  public let hasZone: Bool
  /// Whether only a day is given, all of which is meant.
  public let isDate: Bool

  /// Nil where `text` is no such timestamp, or names a day or an hour that does not exist.
  public init?(_ text: some Collection<UInt8>) {
    var reader = TimestampReader(rest: Array(text)[...])
    guard let day = reader.day() else { return nil }
    isDate = reader.isAtEnd
    guard !isDate else {
      (seconds, nanoseconds, hasZone) = (day * secondsADay, 0, false)
      return
    }
    guard let time = reader.time(), let zone = reader.zone(), reader.isAtEnd else { return nil }
    if case .offset(let offset) = zone {
      (seconds, hasZone) = (day * secondsADay + time.seconds - offset, true)
    } else {
      (seconds, hasZone) = (day * secondsADay + time.seconds, false)
    }
    nanoseconds = time.nanoseconds
    // Leap seconds are put in at the end of a UTC day.
    guard !time.isLeapSecond || seconds % secondsADay == 0 else { return nil }
  }

  /// The earliest second since 1970 that can be meant: clocks are at most 14 hours ahead of UTC.
  public var earliest: Int { hasZone ? seconds : seconds - 14 * 3600 }

  /// The latest second since 1970 that can be meant: clocks are at most 12 hours behind UTC.
  public var latest: Int { lastSecond + (hasZone ? 0 : 12 * 3600) }

  private var lastSecond: Int { isDate ? seconds + secondsADay - 1 : seconds }

  /// Whether this is before `other` in whatever zones the two were written. Two without a zone are
  /// taken to be of one.
  public func isSurelyBefore(_ other: Timestamp) -> Bool {
    guard hasZone == other.hasZone else { return latest < other.earliest }
    return (lastSecond, isDate ? 999_999_999 : nanoseconds) < (other.seconds, other.nanoseconds)
  }
}

private let secondsADay = 86_400

private enum Zone {
  case none
  /// Seconds ahead of UTC.
  case offset(Int)
}

/// The fields in order; each method is nil where the grammar ends.
private struct TimestampReader {
  var rest: ArraySlice<UInt8>

  var isAtEnd: Bool { rest.isEmpty }

  /// `YYYY-MM-DD` or `YYYYMMDD` as days since 1970-01-01.
  mutating func day() -> Int? {
    guard let year = digits(4) else { return nil }
    let isExtended = take("-")
    guard let month = digits(2), !isExtended || take("-"), let day = digits(2) else { return nil }
    let date = CalendarDate(year: year, month: month, day: day)
    return date.exists ? date.daysSince1970 : nil
  }

  /// `T` or a blank, then `HH`, `HH:MM`, `HH:MM:SS.f` or the same without colons.
  mutating func time() -> (seconds: Int, nanoseconds: Int, isLeapSecond: Bool)? {
    guard take("T") || take("t") || take(" "), let hour = digits(2) else { return nil }
    let isExtended = take(":")
    let minute = digits(2)
    guard minute != nil || !isExtended else { return nil }
    var (second, nanoseconds): (Int?, Int) = (nil, 0)
    if minute != nil, isExtended ? take(":") : rest.first?.isDigit == true {
      second = digits(2)
      guard second != nil, let fraction = fraction() else { return nil }
      nanoseconds = fraction
    }
    guard let time = seconds(hour, minute ?? 0, second ?? 0) else { return nil }
    guard hour < 24 || nanoseconds == 0 else { return nil }
    return (time, nanoseconds, second == 60)
  }

  private func seconds(_ hour: Int, _ minute: Int, _ second: Int) -> Int? {
    guard hour < 24 && minute < 60 && second <= 60 || hour == 24 && minute == 0 && second == 0
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// `.5` or `,5`, cut to nanoseconds; 0 where there is none.
  private mutating func fraction() -> Int? {
    guard take(".") || take(",") else { return 0 }
    let figures = rest.prefix { $0.isDigit }
    guard !figures.isEmpty else { return nil }
    rest = rest.dropFirst(figures.count)
    let padded = Array(figures.prefix(9)) + [UInt8](repeating: .ascii("0"), count: 9)
    return padded.prefix(9).decimalValue
  }

  /// Nothing, `Z`, `+HH`, `+HHMM`, `+HH:MM`, and Python's `+HH:MM:SS`.
  mutating func zone() -> Zone? {
    if rest.isEmpty { return Zone.none }
    if take("Z") || take("z") { return .offset(0) }
    let isBehind = rest.first == .ascii("-")
    guard take("+") || take("-"), let hours = digits(2) else { return nil }
    var (minutes, seconds): (Int?, Int?) = (0, 0)
    if !rest.isEmpty {
      let isExtended = take(":")
      minutes = digits(2)
      if isExtended, take(":") { seconds = digits(2) }
    }
    guard let minutes, let seconds, hours < 24, minutes < 60, seconds < 60 else { return nil }
    let offset = hours * 3600 + minutes * 60 + seconds
    return .offset(isBehind ? -offset : offset)
  }

  private mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, let value = digits.decimalValue else { return nil }
    rest = rest.dropFirst(count)
    return value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == .ascii(character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
