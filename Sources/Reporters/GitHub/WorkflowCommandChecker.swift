import ByteText

/// Reads annotations back as GitHub's runner does (actions/runner, ActionCommand.cs): every line is one
/// command of ours and no line holds anything else that the runner would obey.
enum WorkflowCommandChecker {
  private static let commands: Set<ByteString> = ["error", "warning", "notice"]
  private static let properties: Set<ByteString> = [
    "file", "line", "endLine", "col", "endColumn", "title",
  ]

  /// - Parameter bytes: lines, each with its line feed.
  static func check(_ bytes: ArraySlice<UInt8>) throws(MalformedOutput) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      guard let end = bytes[start...].firstIndex(of: .lineFeed) else {
        throw MalformedOutput("line without end", at: start)
      }
      try checkLine(bytes[start..<end])
      start = end + 1
    }
  }

  private static func checkLine(_ line: ArraySlice<UInt8>) throws(MalformedOutput) {
    guard line.hasPrefix("::"), !line.contains("##["),
      line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw MalformedOutput("no annotation", at: line.startIndex) }
    let body = line.dropFirst(2)
    guard let end = separator(in: body) else {
      throw MalformedOutput("command without data", at: line.startIndex)
    }
    let head = body[..<end]
    let name = head.prefix { $0 != .space }
    guard commands.contains(ByteString(name)) else {
      throw MalformedOutput("unknown command", at: line.startIndex)
    }
    for property in head.dropFirst(name.count + 1).split(separator: .ascii(",")) {
      let key = property.prefix { $0 != .ascii("=") }
      guard properties.contains(ByteString(key)), property.count > key.count + 1 else {
        throw MalformedOutput("unknown property", at: property.startIndex)
      }
    }
  }

  /// Where the first `::` begins.
  private static func separator(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.dropLast().first {
      bytes[$0] == .ascii(":") && bytes[$0 + 1] == .ascii(":")
    }
  }
}
