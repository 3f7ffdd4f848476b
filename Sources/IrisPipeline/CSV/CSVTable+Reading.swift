extension CSVTable {
  /// Reads a table whose last column is the class and whose other columns are numbers.
  ///
  /// A column of integers stays one; a column with any decimal point or exponent is of decimals.
  /// The class may be a number or a text.
  public init(bytes: [UInt8]) throws(CSVFault) {
    try Self.checkUTF8(bytes)
    var records = CSVRecords(bytes)
    guard let header = try records.next() else { throw CSVFault(.empty, line: 1, column: 1) }
    try Self.checkHeader(header)
    var fields = [[CSVField]](repeating: [], count: header.count)
    var rows = 0
    while let record = try records.next() {
      if record.count != header.count {
        throw CSVFault(
          .fieldCount(expected: header.count, found: record.count), line: record[0].line,
          column: record[min(record.count, header.count + 1) - 1].column)
      }
      for (index, field) in record.enumerated() {
        if field.isMissing { throw CSVFault(.missingValue, at: field) }
        fields[index].append(field)
      }
      rows += 1
    }
    if rows == 0 { throw CSVFault(.noRows, line: header[0].line, column: 1) }
    var columns: [CSVColumn] = []
    for (index, name) in header.enumerated() {
      let values = try Self.values(fields[index], mayBeText: index == header.count - 1)
      columns.append(CSVColumn(name: name.bytes, values: values))
    }
    self.init(columns: columns)
  }

  private static func checkUTF8(_ bytes: [UInt8]) throws(CSVFault) {
    if String(validating: bytes, as: UTF8.self) != nil { return }
    let (line, column) = placeOfFirstInvalidByte(bytes)
    throw CSVFault(.notUTF8, line: line, column: column)
  }

  private static func placeOfFirstInvalidByte(_ bytes: [UInt8]) -> (line: Int, column: Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      column += 1
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
    return (line, column)
  }

  private static func checkHeader(_ header: [CSVField]) throws(CSVFault) {
    if header.count < 2 { throw CSVFault(.tooFewColumns, at: header[0]) }
    var names: Set<[UInt8]> = []
    for field in header {
      if field.bytes.isEmpty { throw CSVFault(.unnamedColumn, at: field) }
      if !names.insert(field.bytes).inserted { throw CSVFault(.repeatedColumn, at: field) }
    }
  }

  private static func values(_ fields: [CSVField], mayBeText: Bool) throws(CSVFault)
    -> CSVColumn.Values
  {
    if fields.allSatisfy({ DecimalText.isInteger($0.bytes) }) {
      return .integers(try fields.map(integer))
    }
    if mayBeText && !fields.allSatisfy({ DecimalText.value($0.bytes) != nil }) {
      return .texts(fields.map(\.bytes))
    }
    return .decimals(try fields.map(decimal))
  }

  private static func integer(_ field: CSVField) throws(CSVFault) -> Int {
    guard let value = DecimalText.integer(field.bytes) else {
      throw CSVFault(.integerTooLarge, at: field)
    }
    return value
  }

  private static func decimal(_ field: CSVField) throws(CSVFault) -> Double {
    guard let value = DecimalText.value(field.bytes) else {
      throw CSVFault(.notANumber, at: field)
    }
    guard value.isFinite else { throw CSVFault(.notFinite, at: field) }
    return value
  }
}
