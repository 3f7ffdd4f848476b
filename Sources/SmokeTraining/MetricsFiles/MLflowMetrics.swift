import ByteText
import Findings

/// Reads the metrics of a run: a file each, whose folders are part of the name (`val/loss`).
///
/// A line is `<milliseconds> <value> [<step> [<data set> <digest>]]`; the one with the greatest
/// step counts, of those the latest, of those the last.
struct MLflowMetrics {
  private(set) var figures: NamedFigures
  /// Of all files together, in bytes.
  private var rest = 64 << 20

  private static let nameLimit = 10_000
  private static let depthLimit = 16

  init(run: ByteString) {
    figures = NamedFigures(run)
  }

  mutating func add(
    _ folder: borrowing OpenedFile, under names: [ByteString]
  ) throws(MetricsFileFault) {
    guard names.count < Self.depthLimit else {
      throw .tooMany(folder.path, what: "levels of folders", limit: Self.depthLimit)
    }
    for name in try folder.names(limit: Self.nameLimit) {
      let file = try folder.child(name)
      if file.isFolder {
        try add(file, under: names + [name])
        continue
      }
      let bytes = try file.content(limit: min(MetricsFile.sizeLimit, rest))
      rest -= bytes.count
      let (figure, line) = try Self.lastFigure(bytes, file.path)
      let fullName = (names + [name]).map(\.bytes).joined(separator: [.ascii("/")])
      try figures.add(ByteString(fullName), figure, at: SourcePosition(line: line, column: 1))
    }
  }

  private static func lastFigure(
    _ bytes: [UInt8], _ path: ByteString
  ) throws(MetricsFileFault) -> (Figure, line: Int) {
    var last: (entry: Entry, line: Int)?
    var number = 0
    for line in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      number += 1
      if line.trimmed.isEmpty { continue }
      guard let entry = Entry(line) else {
        throw .malformed(
          path,
          MalformedText(
            "\(ByteString(line).quoted) is not 'milliseconds value step'",
            at: SourcePosition(line: number, column: 1)))
      }
      if last.map({ entry.isAtOrAfter($0.entry) }) ?? true { last = (entry, number) }
    }
    guard let last else {
      throw .malformed(
        path, MalformedText("the metric has no value", at: SourcePosition(line: 1, column: 1)))
    }
    return (last.entry.figure, last.line)
  }
}

/// A line of a metric.
private struct Entry {
  let time: Int
  let figure: Figure
  let step: Int

  /// Nil where the line is malformed.
  init?(_ line: ArraySlice<UInt8>) {
    let fields = line.trimmed.split(separator: .space)
    guard [2, 3, 5].contains(fields.count), let time = Self.integer(fields[0]),
      let step = fields.count == 2 ? 0 : Self.integer(fields[2])
    else { return nil }
    self.time = time
    self.step = step
    figure = Figure(text: ByteString(fields[1]))
  }

  func isAtOrAfter(_ other: Entry) -> Bool { (step, time) >= (other.step, other.time) }

  private static func integer(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.first == .ascii("-") else { return text.decimalValue }
    return text.dropFirst().decimalValue.map { -$0 }
  }
}
