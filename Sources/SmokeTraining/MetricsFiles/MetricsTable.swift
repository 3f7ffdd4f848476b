import ByteText
import Findings
import IrisPipeline

/// A CSV file of metrics, in one of two forms.
///
/// With a column `metric` or `name` and a column `value` each row is a metric. Otherwise each
/// column is one, as in a training log, and its last cell counts that is not empty: Lightning's
/// `metrics.csv` fills only some columns of a row, and Keras' `CSVLogger` writes `NA` where it has
/// nothing. pandas writes a missing number as an empty cell too, so a log should keep its `nan`.
/// A column without a name is pandas' index and is left out.
enum MetricsTable {
  static func metrics(
    _ bytes: [UInt8], _ file: ByteString
  ) throws(MetricsFileFault) -> MeasuredMetrics {
    let cells: [NamedCell]
    do {
      cells = try self.cells(bytes)
    } catch {
      throw .malformed(file, error)
    }
    var figures = NamedFigures(file)
    for cell in cells {
      try figures.add(cell.name, Figure(text: cell.text), at: cell.position)
      figures.add(
        LearningCurve(name: cell.name.description, step: "row", measured: cell.history))
    }
    return try figures.metrics()
  }

  private static func cells(_ bytes: [UInt8]) throws(MalformedText) -> [NamedCell] {
    var reader = try CSVReader(bytes)
    let cells: [NamedCell]
    if let value = reader.index(of: "value"),
      let name = reader.index(of: "metric") ?? reader.index(of: "name")
    {
      cells = try rows(&reader, name: name, value: value)
    } else {
      cells = try lastCells(&reader)
    }
    if cells.isEmpty {
      throw MalformedText(
        "the file has a header but no rows", at: SourcePosition(line: 1, column: 1))
    }
    return cells
  }

  private static func rows(
    _ reader: inout CSVReader, name: Int, value: Int
  ) throws(MalformedText) -> [NamedCell] {
    var cells: [NamedCell] = []
    while let record = try reader.next() {
      cells.append(NamedCell(name: ByteString(record[name].bytes), field: record[value]))
    }
    return cells
  }

  private static func lastCells(_ reader: inout CSVReader) throws(MalformedText) -> [NamedCell] {
    var cells = reader.header.map { NamedCell(name: ByteString($0.bytes), text: "", at: $0) }
    var row = 0
    while let record = try reader.next() {
      row += 1
      for (index, field) in record.enumerated() where !isBlank(field) {
        cells[index].take(field, ofRow: row)
      }
    }
    return row == 0 ? [] : cells.filter { !$0.name.isEmpty }
  }

  private static func isBlank(_ field: CSVField) -> Bool {
    let text = field.bytes.trimmed
    return text.isEmpty || text == "NA"
  }
}

/// A metric as a table has it.
private struct NamedCell {
  let name: ByteString
  private(set) var text: ByteString
  private(set) var position: SourcePosition
  /// Of the rows of a training log that have a number; counted from 1.
  private(set) var history: [LearningPoint] = []

  init(name: ByteString, field: CSVField) {
    self.init(name: name, text: ByteString(field.bytes), at: field)
  }

  init(name: ByteString, text: ByteString, at field: CSVField) {
    self.name = name
    self.text = text
    position = field.position
  }

  /// Takes the cell of a later row.
  mutating func take(_ field: CSVField, ofRow row: Int) {
    text = ByteString(field.bytes)
    position = field.position
    if case .number(let value) = Figure(text: text), !Self.countsSteps.contains(name) {
      history.append(LearningPoint(step: row, value: value))
    }
  }

  /// Columns that say which step it is.
  private static let countsSteps: Set<ByteString> = ["epoch", "step"]
}
