extension CSVTable {
  /// A JSON list with an object a row.
  public var json: [UInt8] {
    let rows = (0..<rowCount).map { row in
      JSONValue.object(columns.map { ($0.name, $0.json(ofRow: row)) })
    }
    return JSONWriter.document(.array(rows))
  }
}

extension CSVColumn {
  fileprivate func json(ofRow row: Int) -> JSONValue {
    switch values {
    case .integers(let values): .integer(values[row])
    case .decimals(let values): .number(values[row])
    case .texts(let values): .string(values[row])
    }
  }
}
