import ByteText
import Documents
import Findings
import IrisPipeline

/// A CSV file record by record: UTF-8, a header of different names, every record as long.
struct CSVReader {
  let header: [CSVField]
  private var records: CSVRecords

  init(_ bytes: [UInt8]) throws(MalformedText) {
    if let offset = firstInvalidUTF8Offset(in: bytes) {
      let source = SourceText(path: "", bytes: bytes)
      throw MalformedText(
        "byte 0x\(hexadecimal(UInt32(bytes[offset]), width: 2)) is not UTF-8; save the file as "
          + "UTF-8", at: source.position(of: offset))
    }
    records = CSVRecords(bytes)
    guard let header = try Self.next(&records) else {
      throw MalformedText(
        "the file is empty; it needs a header and rows", at: SourcePosition(line: 1, column: 1))
    }
    self.header = header
    try checkNames()
  }

  /// The next record, with as many fields as the header; nil at the end.
  mutating func next() throws(MalformedText) -> [CSVField]? {
    guard let record = try Self.next(&records) else { return nil }
    guard record.count == header.count else {
      let place = record[min(record.count, header.count + 1) - 1]
      throw MalformedText(
        "the row has \(record.count) fields where the header has \(header.count)",
        at: place.position)
    }
    return record
  }

  /// Where the header has this name.
  func index(of name: ByteString) -> Int? {
    header.firstIndex { $0.bytes == name.bytes }
  }

  private static func next(_ records: inout CSVRecords) throws(MalformedText) -> [CSVField]? {
    do {
      return try records.next()
    } catch {
      let problem =
        error.kind == .unclosedQuote
        ? "the quotation mark is never closed" : "there is text after the closing quotation mark"
      throw MalformedText(problem, at: SourcePosition(line: error.line, column: error.column))
    }
  }

  private func checkNames() throws(MalformedText) {
    var names: Set<[UInt8]> = []
    for field in header where !names.insert(field.bytes).inserted {
      throw MalformedText(
        "the column \(ByteString(field.bytes).quoted) is there twice; rename one",
        at: field.position)
    }
  }
}

extension CSVField {
  var position: SourcePosition { SourcePosition(line: line, column: column) }
}
