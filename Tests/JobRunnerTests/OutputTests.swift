import ByteText
import Testing

@testable import JobRunner

/// What is kept of the output.
@Suite struct OutputTests {
  /// 1, 2, 3 … 255, 0, 1 … in pieces, compared with the plain definition.
  @Test(arguments: [0, 1, 9, 10, 11, 20, 21, 30, 100, 1000], [1, 3, 10, 64])
  func pieces(total: Int, size: Int) {
    let bytes = (0..<total).map { UInt8(truncatingIfNeeded: $0 + 1) }
    var collector = OutputCollector(limit: 10)
    for start in stride(from: 0, to: total, by: size) {
      collector.append(bytes[start..<min(total, start + size)])
    }
    let expected = BoundedOutput(
      head: Array(bytes.prefix(10)), tail: bytes.dropFirst(10).suffix(10),
      droppedBytes: max(0, total - 20))
    #expect(collector.output == expected)
    #expect(collector.output.totalBytes == total)
  }

  @Test func nothingKept() {
    var collector = OutputCollector(limit: 0)
    collector.append([1, 2, 3])
    #expect(collector.output == BoundedOutput(head: [], droppedBytes: 3))
  }

  @Test func flood() throws {
    let result = try sh("yes | head -c 200000000; echo; echo end")
    let kept = 256 * 1024
    #expect(result.ending == .exited(0))
    #expect(result.output.head == Array(repeating: [0x79, 0x0A], count: kept / 2).flatMap { $0 })
    let end = Array("y\ny\n\nend\n".utf8)
    #expect(result.output.tail.count == kept)
    #expect(Array(result.output.tail.suffix(end.count)) == end)
    #expect(result.output.droppedBytes == 200_000_005 - 2 * kept)
  }

  @Test(arguments: [
    ("", 3, []),
    ("a", 3, ["a"]),
    ("a\n", 3, ["a"]),
    ("a\nb\nc\nd\n", 2, ["c", "d"]),
    ("a\n\nb", 3, ["a", "", "b"]),
    ("\n", 3, [""]),
    ("\na\n", 3, ["", "a"]),
    ("a\r\nb\r\n", 3, ["a", "b"]),
    (" 10%\r 50%\r100%\nend\n", 3, ["100%", "end"]),
    ("a\nb\n", 0, []),
    ("a\nb\u{301}\n", 1, ["b\u{301}"]),
  ])
  func lines(_ text: String, count: Int, expected: [String]) {
    let output = BoundedOutput(head: Array(text.utf8))
    #expect(output.tailLines(count) == expected.map { ByteString($0) })
  }

  @Test func linesAcrossTheMiddle() {
    let bytes = Array("one\ntwo\nthree\n".utf8)
    let whole = BoundedOutput(head: Array(bytes[..<5]), tail: Array(bytes[5...]))
    #expect(whole.tailLines(9) == ["one", "two", "three"])
    let cut = BoundedOutput(head: Array(bytes[..<5]), tail: Array(bytes[6...]), droppedBytes: 1)
    #expect(cut.tailLines(9) == ["o", "three"])
  }
}
