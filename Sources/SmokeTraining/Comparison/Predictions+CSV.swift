import ByteText
import Findings
import IrisPipeline

extension Predictions {
  /// Reads a predictions file: CSV with the columns `row`, `label`, `predicted` and `probability`
  /// in any order; other columns are ignored.
  ///
  /// `row` is any text and different in each row; `probability` is that given to the true label, a
  /// decimal number in [0, 1].
  public init(csv bytes: [UInt8]) throws(MalformedText) {
    var reader = try CSVReader(bytes)
    let columns = try Columns(reader)
    var rows: [Prediction] = []
    var lines: [ByteString: Int] = [:]
    while let record = try reader.next() {
      let row = try columns.prediction(record)
      let place = record[columns.id]
      if let line = lines.updateValue(place.line, forKey: row.id) {
        throw MalformedText(
          "the row \(row.id.quoted) is on line \(line) already; give each row an id of its own",
          at: place.position)
      }
      rows.append(row)
    }
    if rows.isEmpty {
      throw MalformedText(
        "the file has a header but no rows", at: SourcePosition(line: 1, column: 1))
    }
    self.init(rows: rows)
  }

  /// The file that reads back as the same predictions, to the last bit.
  ///
  /// - Precondition: all probabilities are finite.
  public var csv: [UInt8] {
    var bytes = Array(Columns.names.joined(separator: ",").utf8) + [.lineFeed]
    for row in rows {
      for text in [row.id, row.label, row.predicted] {
        bytes += CSVQuoting.quoted(text.bytes) + [.ascii(",")]
      }
      bytes += Array(DecimalText.text(row.probability).utf8) + [.lineFeed]
    }
    return bytes
  }
}

/// Where a predictions file has what.
private struct Columns {
  static let names = ["row", "label", "predicted", "probability"]

  let id: Int
  let label: Int
  let predicted: Int
  let probability: Int

  init(_ reader: CSVReader) throws(MalformedText) {
    func place(_ name: String) throws(MalformedText) -> Int {
      guard let index = reader.index(of: ByteString(name)) else {
        throw MalformedText(
          "the column '\(name)' is missing; a predictions file has the columns "
            + Self.names.joined(separator: ", "), at: reader.header[0].position)
      }
      return index
    }
    id = try place("row")
    label = try place("label")
    predicted = try place("predicted")
    probability = try place("probability")
  }

  func prediction(_ record: [CSVField]) throws(MalformedText) -> Prediction {
    let field = record[probability]
    guard let value = DecimalText.value(field.bytes), (0...1).contains(value) else {
      throw MalformedText(
        "the probability \(ByteString(field.bytes).quoted) is not a number from 0 to 1",
        at: field.position)
    }
    return Prediction(
      id: ByteString(record[id].bytes), label: ByteString(record[label].bytes),
      predicted: ByteString(record[predicted].bytes), probability: value)
  }
}
