import ByteText

/// One claim of an improvement: `+1.4% accuracy`, `-0.03 loss`, `+1.4 points`.
struct StatedImprovement {
  enum Unit {
    /// `%`: points of a percentage, or a change relative to the baseline.
    case percent
    /// `points`, `pp`: points of a percentage.
    case points
    /// Nothing: the plain difference, or either of the others.
    case none
  }

  let value: Double
  /// Whether a sign is written: without one only the magnitude is claimed.
  let isSigned: Bool
  /// The digits behind the decimal point.
  let decimals: Int
  let unit: Unit
  /// The metric's words in lower case; empty where none is named.
  private let words: [ByteString]

  /// The keys of `results` that can be meant: `test_accuracy` before `val_accuracy`.
  var metricNames: [ByteString] {
    let words = words.map { ["acc": "accuracy", "validation": "val"][$0] ?? $0 }
    let name = words.isEmpty ? [ByteString("accuracy")] : words
    return [name, ["test"] + name, ["val"] + name].map {
      ByteString($0.map(\.bytes).joined(separator: [.ascii("_")]))
    }
  }

  /// The claims of `text`, separated by `;` or by a comma and a blank; those that are no number with
  /// a metric are left out.
  static func all(in text: ByteString) -> [StatedImprovement] {
    clauses(of: text.bytes).compactMap { StatedImprovement(Array($0)) }
  }

  private static func clauses(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var clauses: [ArraySlice<UInt8>] = []
    var start = 0
    for (offset, byte) in text.enumerated() {
      let isComma = byte == .ascii(",") && offset + 1 < text.count && text[offset + 1].isBlank
      guard isComma || byte == .ascii(";") else { continue }
      clauses.append(text[start..<offset])
      start = offset + 1
    }
    return clauses + [text[start...]]
  }

  private init?(_ clause: [UInt8]) {
    var rest = clause.trimmed
    let (isNegative, signLength) = sign(of: rest)
    rest = rest.dropFirst(signLength)
    let whole = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == .ascii(".") {
      fraction = rest.dropFirst().prefix { $0.isDigit }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty, whole.count + fraction.count <= 15, rest.first.map(endsNumber) ?? true,
      let digits = (Array(whole) + Array(fraction)).decimalValue
    else { return nil }
    let magnitude = Double(digits) / powerOfTen(fraction.count)
    value = isNegative ? -magnitude : magnitude
    isSigned = signLength > 0
    decimals = fraction.count
    (unit, words) = Self.words(rest)
  }

  private static func words(_ text: ArraySlice<UInt8>) -> (Unit, [ByteString]) {
    var rest = text.trimmed
    var unit = Unit.none
    if rest.first == .ascii("%") {
      unit = .percent
      rest = rest.dropFirst().trimmed
    }
    var words = rest.split { $0.isWhitespace || $0 == .ascii("_") }.map(\.lowercasedASCII)
    if words.first == "percentage" || words.first == "percent" {
      unit = .percent
      words.removeFirst()
    }
    if let first = words.first, ["points", "point", "pp", "pts"].contains(first) {
      unit = .points
      words.removeFirst()
    }
    return (unit, words)
  }
}

/// `+`, `-` or U+2212, and how many bytes it has.
private func sign(of text: ArraySlice<UInt8>) -> (isNegative: Bool, length: Int) {
  if text.first == .ascii("+") { return (false, 1) }
  if text.first == .ascii("-") { return (true, 1) }
  return text.starts(with: [0xE2, 0x88, 0x92]) ? (true, 3) : (false, 0)
}

/// A number that goes on in a way that is not read here (`1,4`, `1e3`, `1/2`, `1x`) is none.
private func endsNumber(_ byte: UInt8) -> Bool { byte.isWhitespace || byte == .ascii("%") }

func powerOfTen(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
