import ByteText
import Findings
import TestSupport
import Testing

@testable import Reporters

@Suite struct SourceSnippetTests {
  struct Case: Sendable {
    var line: ByteString
    var columns: Range<Int>
    var shown: String
    var carets: String
  }

  private func snippet(_ line: ByteString, _ columns: Range<Int>, width: Int = 40) -> SourceSnippet
  {
    let range = SourceRange(
      start: SourcePosition(line: 1, column: columns.lowerBound),
      end: SourcePosition(line: 1, column: columns.upperBound))
    let excerpt = SourceExcerpt(line: line.bytes[...], around: columns.lowerBound)
    return SourceSnippet(excerpt, under: range, width: width)
  }

  @Test(arguments: [
    Case(line: "ab: cd", columns: 5..<7, shown: "ab: cd", carets: "    ^^"),
    Case(line: "", columns: 1..<1, shown: "", carets: "^"),
    Case(line: "ab", columns: 3..<3, shown: "ab", carets: "  ^"),
    Case(line: "ab", columns: 2..<2, shown: "ab", carets: " ^"),
    Case(line: "ab", columns: 9..<12, shown: "ab", carets: "  ^"),
    Case(line: "\tk:\tv w", columns: 5..<6, shown: "\tk:\tv w", carets: "\t  \t^"),
    Case(line: "\tk: v", columns: 1..<2, shown: "\tk: v", carets: "^"),
    Case(line: "a\tb c", columns: 1..<4, shown: "a\tb c", carets: "^\t^"),
    Case(line: "漢字: x", columns: 5..<6, shown: "漢字: x", carets: "      ^"),
    Case(line: "漢字: x", columns: 2..<3, shown: "漢字: x", carets: "  ^^"),
    Case(line: "e\u{301}e: x", columns: 5..<6, shown: "e\u{301}e: x", carets: "   ^"),
    Case(line: "😀: x", columns: 4..<5, shown: "😀: x", carets: "    ^"),
    Case(line: "\u{1B}x", columns: 2..<3, shown: "\\u{1B}x", carets: "      ^"),
    Case(line: "\u{1B}x", columns: 1..<2, shown: "\\u{1B}x", carets: "^^^^^^"),
  ])
  func caretsStandUnderTheRange(_ example: Case) {
    let snippet = snippet(example.line, example.columns)
    #expect(snippet.line == example.shown)
    #expect(snippet.carets == example.carets)
  }

  @Test func invalidBytesAreCountedAsTheLocationsCountThem() {
    // 0xFF begins a code point, the two continuation bytes that stand alone do not.
    let snippet = snippet(ByteString([0xFF, 0x80, 0x80, 0x78]), 2..<3)
    #expect(snippet.line == "\\xFF\\x80\\x80x")
    #expect(snippet.carets == "            ^")
  }

  @Test func aRangeOfSeveralLinesIsMarkedToTheEndOfItsFirst() {
    let range = SourceRange(
      start: SourcePosition(line: 1, column: 4), end: SourcePosition(line: 3, column: 2))
    let excerpt = SourceExcerpt(line: ByteString("a: |xyz").bytes[...], around: 4)
    #expect(SourceSnippet(excerpt, under: range, width: 40).carets == "   ^^^^")
  }

  @Test func longLinesAreCutAroundTheRange() {
    let line = ByteString(
      String(repeating: "x", count: 60) + "HERE" + String(repeating: "y", count: 60))
    let snippet = snippet(line, 61..<65, width: 30)
    #expect(snippet.line == "…xxxxxxxxxxHEREyyyyyyyyyyyyyyyy…")
    #expect(snippet.carets == "           ^^^^")
  }

  @Test func aLongRangeIsCutAtTheEndOfTheWindow() {
    let snippet = snippet(ByteString(String(repeating: "x", count: 90)), 3..<80, width: 30)
    #expect(
      snippet.line == "…" + String(repeating: "x", count: 30) + "…" || snippet.line.hasPrefix("xx"))
    #expect(snippet.line.unicodeScalars.count == snippet.carets.unicodeScalars.count + 1)
  }

  /// Whatever the line, the range and the width: the carets end where the marked text ends.
  @Test func caretsNeverLeaveTheLine() {
    let pieces: [ByteString] = ["a", "\t", "漢", "e\u{301}", "\u{1B}", ByteString([0xFF]), "x "]
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let line = ByteString(
        (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in
          pieces[Int.random(in: 0..<7, using: &random)].bytes
        })
      let start = Int.random(in: 1...70, using: &random)
      let snippet = snippet(
        line, start..<(start + Int.random(in: 0...9, using: &random)), width: 24)
      #expect(!snippet.carets.drop { $0 != "^" }.isEmpty, "\(line) from \(start)")
      let width = snippet.line.unicodeScalars.reduce(0) {
        $0 + ($1 == "\t" ? 8 : terminalWidth($1))
      }
      #expect(width <= 26)
    }
  }
}
