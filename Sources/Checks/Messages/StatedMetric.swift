import ByteText
import Documents

/// A line of a message's body that states a figure: `- Test accuracy: 87.1% (+2.3% vs baseline)`.
struct StatedMetric {
  /// As it is written, without the bullet.
  let label: ByteString
  /// The figure with its `%`, and where it stands in the message.
  let text: ByteString
  let range: ByteRange
  private let value: Double
  /// The digits behind the decimal point.
  private let decimals: Int
  /// The word behind the figure, in lower case; empty where there is none.
  private let unit: ByteString

  /// Nil for a line of another form, and for a figure that goes on in a way that is not read here
  /// (`2.1.0`, `25.6M`).
  init?(_ line: CommitMessage.Line) {
    var rest = line.text.bytes.trimmed
    if let bullet = rest.first, [.ascii("-"), .ascii("*")].contains(bullet) {
      rest = rest.dropFirst().trimmed
    }
    guard let colon = rest.firstIndex(of: .ascii(":")) else { return nil }
    label = ByteString(rest[..<colon].trimmed)
    let figure = rest[(colon + 1)...].trimmed
    let whole = figure.drop { $0 == .ascii("-") }.prefix { $0.isDigit }
    let isNegative = figure.first == .ascii("-")
    var end = whole.endIndex
    var fraction = figure.prefix(0)
    if end < figure.endIndex, figure[end] == .ascii(".") {
      fraction = figure[(end + 1)...].prefix { $0.isDigit }
      end = fraction.endIndex
    }
    guard !label.isEmpty, !whole.isEmpty, whole.count + fraction.count <= 15,
      let digits = (Array(whole) + Array(fraction)).decimalValue
    else { return nil }
    if end < figure.endIndex, figure[end] == .ascii("%") { end += 1 }
    guard end == figure.endIndex || endsFigure(figure[end]) else { return nil }
    value = (isNegative ? -1 : 1) * Double(digits) / powerOfTen(fraction.count)
    decimals = fraction.count
    text = ByteString(figure[..<end])
    let offset = line.range.lowerBound
    range = (offset + figure.startIndex)..<(offset + end)
    unit = figure[end...].trimmed.prefix { $0.isLetter }.lowercasedASCII
  }

  /// The keys that can be meant: `test_accuracy` of `Test accuracy` and of `Accuracy`.
  var names: [ByteString] {
    let short: [ByteString: ByteString] = ["acc": "accuracy", "validation": "val"]
    let words = label.bytes.split { !$0.isAlphanumeric }.map { $0.lowercasedASCII }
      .map { short[$0] ?? $0 }
    let candidates: [[ByteString]] = [words, words + [unit], ["test"] + words, ["val"] + words]
    return candidates.map { ByteString($0.map(\.bytes).joined(separator: [.ascii("_")])) }
  }

  /// Whether the figure is the value, as it is or in per cent, to the digits given.
  func fits(_ measured: Double) -> Bool {
    // Half a unit of the last digit; the rest is for the rounding of doubles.
    let tolerance = 0.5 / powerOfTen(decimals) + 1e-9
    return [measured, measured * 100].contains { abs($0 - value) <= tolerance }
  }
}

private func endsFigure(_ byte: UInt8) -> Bool {
  byte.isWhitespace || byte == .ascii(",") || byte == .ascii(";") || byte == .ascii("(")
}
