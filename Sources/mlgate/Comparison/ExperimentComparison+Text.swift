import ByteText
import Documents
import Findings
import Reporters

extension ExperimentComparison {
  /// For people: a result's interval and changes stand beside it where there are any, `*` marks the best.
  var readableTable: SheetTable {
    let columns = columns.map(readable)
    return SheetTable(
      columns.flatMap(\.headers),
      experiments.indices.map { row in columns.flatMap { $0.cells[row].map(Self.marked) } })
  }

  /// The same for reports, with the result that stands first for a drawing.
  var table: ExperimentTable {
    let columns = columns.map(readable)
    return ExperimentTable(
      headers: columns.flatMap(\.headers),
      rows: experiments.indices.map { row in columns.flatMap { $0.cells[row] } },
      result: mainResult)
  }

  /// Of an accuracy rather than of another result.
  private var mainResult: ExperimentResult? {
    let column = columns.first(where: \.isAccuracy) ?? columns.first { $0.direction != nil }
    guard let column else { return nil }
    let values = experiments.compactMap { experiment in
      metric(column, of: experiment).map { metric in
        ExperimentValue(
          experiment: experiment.id, value: metric.value, low: metric.interval?.low,
          high: metric.interval?.high)
      }
    }
    return values.isEmpty
      ? nil
      : ExperimentResult(
        name: shortName(of: column), isHigherBetter: column.direction == .higher, values: values)
  }

  private static func marked(_ cell: ExperimentCell) -> ByteString {
    cell.isBest ? ByteString(cell.text.bytes + Array(" *".utf8)) : cell.text
  }

  private typealias Columns = (headers: [ByteString], cells: [[ExperimentCell]])

  private func readable(_ column: ComparisonColumn) -> Columns {
    let header = shortName(of: column)
    let texts = experiments.map { $0.text(of: column) ?? "-" }
    guard column.direction != nil else { return ([header], texts.map { [ExperimentCell($0)] }) }
    let metrics = experiments.map { metric(column, of: $0) }
    var result: Columns = ([header], [])
    result.cells = zip(texts, metrics).map { text, metric in
      [ExperimentCell(text, isBest: metric?.isBest == true)]
    }
    add("95% interval", metrics.map { $0?.interval.map(readable) }, to: &result)
    add("vs parent", metrics.map { $0?.changeFromParent.map(signed) }, to: &result)
    if let baseline {
      let header = ByteString(Array("vs ".utf8) + baseline.id.bytes)
      add(header, metrics.map { $0?.changeFromBaseline.map(signed) }, to: &result)
    }
    return result
  }

  /// Adds a column that says something in at least one row.
  private func add(_ header: ByteString, _ cells: [ByteString?], to columns: inout Columns) {
    guard cells.contains(where: { $0 != nil }) else { return }
    columns.headers.append(header)
    for row in cells.indices { columns.cells[row].append(ExperimentCell(cells[row] ?? "-")) }
  }

  /// The last part of a path, where no other column ends so.
  private func shortName(of column: ComparisonColumn) -> ByteString {
    let short = column.name.lastKey
    return columns.count { $0.name.lastKey == short } == 1 ? short : column.name
  }

  private func readable(_ interval: (low: Double, high: Double)) -> ByteString {
    let (low, high) = (fixedPoint(interval.low, digits: 4), fixedPoint(interval.high, digits: 4))
    return ByteString("[\(low), \(high)]")
  }

  private func signed(_ change: Double) -> ByteString {
    ByteString(change > 0 ? "+\(change)" : "\(change)")
  }
}
