import ByteText
import Documents

/// A figure as a message tells it: `Test accuracy: 87.1%`, `Training time: 45.8 hours`.
struct FigureText {
  let label: String
  let text: String

  /// Nil for a value that is no finite number.
  init?(_ name: ByteString, _ value: Node) {
    guard let number = value.number?.value, number.isFinite, let written = value.text else {
      return nil
    }
    var words = name.bytes.split { !$0.isAlphanumeric }.map { ByteString($0).description }
    guard !words.isEmpty else { return nil }
    let isFraction = expectedValue(ofMetric: name).range == .fraction && (0...1).contains(number)
    var unit = ""
    if words.count > 1, let last = words.last, ["hours", "seconds", "minutes"].contains(last) {
      unit = " \(words.removeLast())"
    }
    label = Self.capitalized(words.joined(separator: " "))
    text = isFraction ? Self.percent(written) ?? written.description : "\(written)\(unit)"
  }

  /// The written decimal fraction in per cent, by its digits alone: `0.871` is `87.1%`.
  private static func percent(_ written: ByteString) -> String? {
    let parts = written.bytes.split(separator: .ascii("."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].isAllDigits, parts[1].isAllDigits else { return nil }
    var fraction = Array(parts[1])
    while fraction.count < 2 { fraction.append(.ascii("0")) }
    let whole = (Array(parts[0]) + fraction.prefix(2)).drop { $0 == .ascii("0") }
    let rest = fraction.dropFirst(2)
    let digits = whole.isEmpty ? [.ascii("0")] : Array(whole)
    return String(decoding: digits, as: UTF8.self)
      + (rest.isEmpty ? "" : "." + String(decoding: rest, as: UTF8.self)) + "%"
  }

  private static func capitalized(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if let first = bytes.first, first.isLowercaseLetter { bytes[0] = first - 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
