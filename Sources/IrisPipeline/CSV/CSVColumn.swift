/// A column of a table: its name and its values, all of one kind.
public struct CSVColumn: Hashable, Sendable {
  public enum Values: Hashable, Sendable {
    case integers([Int])
    /// All finite.
    case decimals([Double])
    /// UTF-8.
    case texts([[UInt8]])
  }

  /// UTF-8.
  public let name: [UInt8]
  public let values: Values

  public init(name: [UInt8], values: Values) {
    self.name = name
    self.values = values
  }

  public var count: Int {
    switch values {
    case .integers(let values): values.count
    case .decimals(let values): values.count
    case .texts(let values): values.count
    }
  }

  func selecting(rows: [Int]) -> CSVColumn {
    let selected: Values =
      switch values {
      case .integers(let values): .integers(rows.map { values[$0] })
      case .decimals(let values): .decimals(rows.map { values[$0] })
      case .texts(let values): .texts(rows.map { values[$0] })
      }
    return CSVColumn(name: name, values: selected)
  }

  /// Each value as the file has it.
  var texts: [[UInt8]] {
    switch values {
    case .integers(let values): values.map { Array($0.description.utf8) }
    case .decimals(let values): values.map { Array(DecimalText.text($0).utf8) }
    case .texts(let values): values.map(CSVQuoting.quoted)
    }
  }

  var quotedName: [UInt8] { CSVQuoting.quoted(name) }
}

/// Python's `csv.QUOTE_MINIMAL`, which pandas uses.
public enum CSVQuoting {
  /// The text, in quotation marks where a comma, a quotation mark or a line end asks for them.
  public static func quoted(_ text: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let special = [quote, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard text.contains(where: special.contains) else { return text }
    return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
