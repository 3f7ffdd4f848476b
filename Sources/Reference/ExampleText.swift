import ByteText
import Findings
import Reporters

/// One file of an example as people read it: its path, what kind of entry it is, and its lines, with
/// carets under what is reported, as the text report shows them.
struct ExampleText {
  /// The path without marks.
  let path: String
  /// Whether the file as a whole is reported.
  let isReported: Bool
  /// What the entry is where it is no plain text: `symbolic link to data.yaml`.
  let note: String?
  let lines: [Line]

  struct Line {
    let number: Int
    let text: String
    /// Under the line; nil where nothing of it is reported.
    let carets: String?
  }

  init(_ file: ExampleFile) {
    let name = MarkedText(file.path.bytes)
    path = visibleText(name.bytes)
    isReported = !name.ranges.isEmpty
    note = file.content.note
    lines = file.content.text.map { Self.lines(MarkedText($0.bytes)) } ?? []
  }

  /// The lines between line feeds; every other hidden character stays visible in its line.
  private static func lines(_ text: MarkedText) -> [Line] {
    var lines = text.bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { index, line in
      let marks = text.ranges.filter { range in
        line.startIndex <= range.lowerBound && range.lowerBound <= line.endIndex
      }
      let snippets = marks.map { snippet(line, under: $0) }
      return Line(
        number: index + 1, text: visibleText(line), carets: overlay(snippets.map(\.carets)))
    }
  }

  private static func snippet(_ line: ArraySlice<UInt8>, under range: Range<Int>) -> SourceSnippet {
    func position(_ offset: Int) -> SourcePosition {
      guard offset <= line.endIndex else { return SourcePosition(line: 2, column: 1) }
      let column = line[..<offset].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      return SourcePosition(line: 1, column: column)
    }
    let start = position(range.lowerBound)
    return SourceSnippet(
      SourceExcerpt(line: line, around: start.column),
      under: SourceRange(start: start, end: position(range.upperBound)), width: 1000)
  }

  /// Several lines of carets as one.
  private static func overlay(_ carets: [String]) -> String? {
    guard var merged = carets.first.map(Array.init) else { return nil }
    for next in carets.dropFirst() {
      for (index, character) in next.enumerated() {
        if index >= merged.count {
          merged.append(character)
        } else if character == "^" {
          merged[index] = "^"
        }
      }
    }
    return String(merged)
  }
}

extension ExampleText {
  /// The file as the text report would quote it: numbered lines, and carets where something is reported.
  var marked: [String] {
    let width = String(lines.last?.number ?? 1).utf8.count
    let blank = String(repeating: " ", count: width)
    let heading = note.map { "\(path)  (\($0))" } ?? path
    return [heading]
      + (isReported ? [String(repeating: "^", count: path.unicodeScalars.count)] : [])
      + lines.flatMap { line -> [String] in
        let number = String(line.number)
        let gutter = String(repeating: " ", count: width - number.utf8.count) + number
        return [line.text.isEmpty ? "\(gutter) |" : "\(gutter) | \(line.text)"]
          + (line.carets.map { ["\(blank) | \($0)"] } ?? [])
      }
  }
}

extension ExampleFile.Content {
  /// What kind of entry this is, where it is no plain text file.
  fileprivate var note: String? {
    switch self {
    case .text(""): "empty"
    case .text: nil
    case .executable: "executable"
    case .symbolicLink(let target): "symbolic link to \(target)"
    case .submodule: "submodule"
    case .size(let size): "\(grouped(size)) bytes"
    }
  }

  fileprivate var text: ByteString? {
    switch self {
    case .text(let text), .executable(let text): text
    case .symbolicLink, .submodule, .size: nil
    }
  }
}

/// `10,000,001`
func grouped(_ number: Int) -> String {
  var digits = Array(String(number))
  for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
  return String(digits)
}

extension ExampleHistory {
  /// What the repository knows beyond its files, in one sentence; nil where it is nothing.
  var text: String? {
    let known = (ancestors.map { "`\($0)`" } + otherCommits.map { "`\($0)` (on another branch)" })
      .joined(separator: ", ")
    let facts = [
      known.isEmpty ? nil : "the repository has the commits \(known)",
      isShallow ? "the clone is shallow" : nil,
      touched.map { paths in
        "the commit touches only " + paths.map { "`\($0)`" }.joined(separator: ", ")
      },
      commitTime.map { "the commit was made \($0) seconds after 1970" },
    ].compactMap(\.self)
    return facts.isEmpty ? nil : "Here " + facts.joined(separator: ", and ") + "."
  }
}
