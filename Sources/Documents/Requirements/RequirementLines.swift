import ByteText

/// Joins and cleans the lines of a requirements file as pip does (`pip/_internal/req/req_file.py`:
/// `join_lines`, `ignore_comments`).
struct RequirementLines {
  private(set) var lines: [LogicalLine] = []
  private(set) var faults: [SyntaxFault] = []
  private var open: LogicalLine?

  init(_ bytes: [UInt8], limits: RequirementLimits) {
    for range in pythonLines(bytes) {
      guard range.count <= limits.lineBytes else {
        faults.append(
          SyntaxFault(
            .tooLarge(problem: "a line of \(range.count) bytes, more than \(limits.lineBytes)"),
            at: range))
        open = nil
        continue
      }
      join(bytes, range)
      guard lines.count <= limits.lines else {
        lines.removeLast()
        faults.append(
          SyntaxFault(.tooLarge(problem: "more than \(limits.lines) requirements"), at: range))
        return
      }
    }
    if let open { finish(open) }
  }

  private mutating func join(_ bytes: [UInt8], _ range: Range<Int>) {
    let isComment = bytes[strippedRange(bytes, range)].first == .ascii("#")
    guard !isComment, bytes[range].last == .ascii("\\") else {
      var line = open ?? LogicalLine()
      // So that a comment behind a continued line is one.
      if isComment { line.append([.space], at: range.lowerBound) }
      line.append(bytes[range], at: range.lowerBound)
      open = nil
      finish(line)
      return
    }
    let start = bytes[range].firstIndex { $0 != .ascii("\\") } ?? range.upperBound
    let end = bytes[range].lastIndex { $0 != .ascii("\\") }.map { $0 + 1 } ?? start
    open = open ?? LogicalLine()
    open?.append(bytes[start..<max(start, end)], at: start)
  }

  /// Keeps the line where more than a comment is on it.
  private mutating func finish(_ line: LogicalLine) {
    let content = strippedRange(line.bytes, 0..<commentStart(line.bytes))
    if !content.isEmpty { lines.append(line.part(content)) }
  }

  /// Where the white space before a comment begins; the end where there is none.
  private func commentStart(_ bytes: [UInt8]) -> Int {
    var spaceStart: Int? = 0
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == .ascii("#"), let spaceStart { return spaceStart }
      let length = pythonSpaceLength(bytes, at: offset)
      spaceStart = length == 0 ? nil : spaceStart ?? offset
      offset += max(length, 1)
    }
    return bytes.count
  }
}
