/// Why a file is not a table that a classifier can learn from, and where.
public struct CSVFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case notUTF8
    case empty
    case noRows
    case tooFewColumns
    case unnamedColumn
    case repeatedColumn
    case fieldCount(expected: Int, found: Int)
    case unclosedQuote
    case textAfterQuote
    case missingValue
    case notANumber
    case integerTooLarge
    case notFinite
  }

  public let kind: Kind
  /// From 1.
  public let line: Int
  /// Of the field's first character, from 1, counted in Unicode code points.
  public let column: Int
  /// The field at fault as the file has it, where there is one; bytes from outside.
  public let field: [UInt8]?

  init(_ kind: Kind, line: Int, column: Int, field: [UInt8]? = nil) {
    self.kind = kind
    self.line = line
    self.column = column
    self.field = field
  }

  init(_ kind: Kind, at field: CSVField) {
    self.init(kind, line: field.line, column: field.column, field: field.bytes)
  }
}
