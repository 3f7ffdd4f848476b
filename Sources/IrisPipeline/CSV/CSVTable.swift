/// A table of named columns, read and written as pandas does.
public struct CSVTable: Hashable, Sendable {
  /// Never empty, all of one length.
  public let columns: [CSVColumn]

  public init(columns: [CSVColumn]) {
    precondition(!columns.isEmpty && columns.allSatisfy { $0.count == columns[0].count })
    self.columns = columns
  }

  public var rowCount: Int { columns[0].count }

  /// The table of the given rows in the given order.
  public func selecting(rows: [Int]) -> CSVTable {
    CSVTable(columns: columns.map { $0.selecting(rows: rows) })
  }

  /// The bytes that `DataFrame.to_csv(index=False)` of pandas 3.1 writes.
  ///
  /// A header, `\n` line ends, floats in their shortest form that reads back the same, quotation
  /// marks only where a text needs them.
  public var bytes: [UInt8] {
    let texts = columns.map(\.texts)
    var result: [UInt8] = []
    appendLine(columns.map(\.quotedName), to: &result)
    for row in 0..<rowCount { appendLine(texts.map { $0[row] }, to: &result) }
    return result
  }

  private func appendLine(_ fields: [[UInt8]], to result: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { result.append(UInt8(ascii: ",")) }
      result += field
    }
    result.append(UInt8(ascii: "\n"))
  }
}
