/// A field of a CSV file, unquoted, and where it starts.
public struct CSVField: Hashable, Sendable {
  public let bytes: [UInt8]
  /// From 1.
  public let line: Int
  /// Of its first character, from 1, counted in Unicode code points.
  public let column: Int

  /// What pandas 3.1 reads as "no value" (`pandas._libs.parsers.STR_NA_VALUES`).
  private static let missingTexts: Set<[UInt8]> = Set(
    [
      "", " ", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND",
      "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
    ].map { Array($0.utf8) })

  var isMissing: Bool { Self.missingTexts.contains(bytes) }
}

/// Splits a CSV file into its records: RFC 4180, `\n`, `\r\n` or `\r` as line ends, blank lines
/// skipped.
public struct CSVRecords {
  private var rest: ArraySlice<UInt8>
  private var line = 1
  private var column = 1

  /// - Parameter bytes: UTF-8, which is not checked here; a byte-order mark is skipped.
  public init(_ bytes: [UInt8]) {
    rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
  }

  /// The next record; nil at the end of the file.
  public mutating func next() throws(CSVFault) -> [CSVField]? {
    while let byte = rest.first, Self.isLineEnd(byte) { endLine() }
    if rest.isEmpty { return nil }
    var fields = [try field()]
    while let byte = rest.first {
      if Self.isLineEnd(byte) {
        endLine()
        break
      }
      advance()
      fields.append(try field())
    }
    return fields
  }

  /// Reads up to a comma, a line end or the end of the file.
  private mutating func field() throws(CSVFault) -> CSVField {
    let (startLine, startColumn) = (line, column)
    if rest.first == UInt8(ascii: "\"") {
      return CSVField(bytes: try quoted(), line: startLine, column: startColumn)
    }
    let bytes = Array(rest.prefix { !Self.endsField($0) })
    for _ in bytes { advance() }
    return CSVField(bytes: bytes, line: startLine, column: startColumn)
  }

  private mutating func quoted() throws(CSVFault) -> [UInt8] {
    let start = (line: line, column: column)
    var bytes: [UInt8] = []
    advance()
    while let byte = rest.first {
      if Self.isLineEnd(byte) {
        // A line end inside quotation marks belongs to the text.
        bytes += rest.prefix(lineEndLength)
        endLine()
        continue
      }
      advance()
      guard byte == UInt8(ascii: "\"") else {
        bytes.append(byte)
        continue
      }
      if rest.first != UInt8(ascii: "\"") {
        if let after = rest.first, !Self.endsField(after) {
          throw CSVFault(.textAfterQuote, line: line, column: column)
        }
        return bytes
      }
      bytes.append(byte)
      advance()
    }
    throw CSVFault(.unclosedQuote, line: start.line, column: start.column)
  }

  private mutating func advance() {
    // Continuation bytes of UTF-8 belong to the code point before them.
    if let byte = rest.popFirst(), byte & 0xC0 != 0x80 { column += 1 }
  }

  private var lineEndLength: Int { rest.starts(with: [0x0D, 0x0A]) ? 2 : 1 }

  private mutating func endLine() {
    rest.removeFirst(lineEndLength)
    line += 1
    column = 1
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func endsField(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || isLineEnd(byte)
  }
}
