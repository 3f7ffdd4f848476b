import ByteText
import Documents

extension ExpectedValue {
  /// The keywords that say what the value may be.
  var schema: [(String, JSONValue)] {
    switch self {
    case .string: [("type", .string("string"))]
    case .stringOrNumber: [("type", .strings(["string", "number"]))]
    case .number(let range): [("type", .string("number"))] + range.schema
    case .wholeNumber(let range): [("type", .string("integer"))] + range.schema
    case .mapping: [("type", .string("object"))]
    case .list(let element): [("type", .string("array")), ("items", .object(element.schema))]
    case .either(let first, let second):
      [("anyOf", .array([.object(first.schema), .object(second.schema)]))]
    }
  }

  /// `a whole number, at least 1`, for the editor's hint.
  var hint: String {
    guard let range, range != .any else { return description }
    return "\(description), \(range)"
  }
}

extension NumberRange {
  /// The keywords for the bounds; they judge numbers alone.
  var schema: [(String, JSONValue)] {
    let lower = excludesLowerBound ? "exclusiveMinimum" : "minimum"
    return [lowerBound.map { (lower, .number($0)) }, upperBound.map { ("maximum", .number($0)) }]
      .compactMap(\.self)
  }
}

extension MetricNames {
  /// The bounds that names imply, as `patternProperties`.
  static var schema: [(String, JSONValue)] {
    let words = fractionWords.map(\.anyCase).joined(separator: "|")
    return [
      ("(^|[^A-Za-z0-9])(\(words))($|[^A-Za-z0-9])", .object(NumberRange.fraction.schema)),
      (
        "(^|[^A-Za-z0-9])\(lossWord.anyCase)[^A-Za-z0-9]*$",
        .object(NumberRange.atLeast(0).schema)
      ),
    ]
  }
}

extension ByteString {
  /// A regular expression for this word in upper, lower or mixed case.
  fileprivate var anyCase: String {
    bytes.map { byte in
      let lower = String(UnicodeScalar(byte))
      return byte.isLowercaseLetter ? "[\(String(UnicodeScalar(byte - 0x20)))\(lower)]" : lower
    }.joined()
  }
}

/// `schema` for a value that may also be null: not stated.
func nullable(_ schema: [(String, JSONValue)]) -> [(String, JSONValue)] {
  [("anyOf", .array([.object(schema), type("null")]))]
}
