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
      let history = try Self.history(bytes, file.path)
      let fullName = ByteString((names + [name]).map(\.bytes).joined(separator: [.ascii("/")]))
      try figures.add(
        fullName, history.last.figure, at: SourcePosition(line: history.line, column: 1))
      figures.add(
        LearningCurve(name: fullName.description, step: "step", measured: history.points))
    }
  }

  private static func history(
    _ bytes: [UInt8], _ path: ByteString
  ) throws(MetricsFileFault) -> History {
    var history: History?
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
      if history?.add(entry, onLine: number) == nil {
        history = History(last: entry, line: number)
      }
    }
    guard let history else {
      throw .malformed(
        path, MalformedText("the metric has no value", at: SourcePosition(line: 1, column: 1)))
    }
    return history
  }
}

/// What counts of the lines of a metric.
private struct History {
  private(set) var last: Entry
  private(set) var line: Int
  private var entryOfStep: [Int: Entry]

  init(last: Entry, line: Int) {
    (self.last, self.line) = (last, line)
    entryOfStep = [last.step: last]
  }

  mutating func add(_ entry: Entry, onLine number: Int) {
    if entry.isAtOrAfter(last) { (last, line) = (entry, number) }
    if entryOfStep[entry.step].map(entry.isAtOrAfter) ?? true { entryOfStep[entry.step] = entry }
  }

  /// Of each step that has a number.
  var points: [LearningPoint] {
    entryOfStep.values.sorted { $0.step < $1.step }.compactMap { entry in
      guard case .number(let value) = entry.figure else { return nil }
      return LearningPoint(step: entry.step, value: value)
    }
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
