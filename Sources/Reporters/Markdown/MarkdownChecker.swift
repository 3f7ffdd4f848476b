import ByteText

/// Reads back the Markdown that we wrote: every row has the cells of its table, and nothing that could be a
/// link, a mention, an image or HTML stands anywhere but our own `<code>`, `<br>` and marker.
enum MarkdownChecker {
  static func check(_ bytes: [UInt8]) throws(MalformedOutput) {
    var cells: Int?
    var start = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: .lineFeed) else {
        throw MalformedOutput("line without end", at: start)
      }
      let line = bytes[start..<end]
      if line.first == .ascii("|") {
        let count = line.count { $0 == .ascii("|") }
        guard line.last == .ascii("|"), cells ?? count == count else {
          throw MalformedOutput("row with other cells than its table", at: start)
        }
        cells = count
      } else {
        cells = nil
      }
      let isMarker = start == 0 && line.elementsEqual(MarkdownReporter.marker.utf8)
      if !isMarker { try checkText(line) }
      start = end + 1
    }
  }

  private static func checkText(_ line: ArraySlice<UInt8>) throws(MalformedOutput) {
    var rest = line
    while let byte = rest.first {
      switch byte {
      case 0..<0x20, 0x7F, .ascii("["), .ascii("]"), .ascii("@"), .ascii("!"), .ascii("\\"):
        throw MalformedOutput("character that could be markup", at: rest.startIndex)
      case .ascii("<"):
        let tags: [StaticString] = ["<code>", "</code>", "<br>"]
        guard tags.contains(where: { rest.hasPrefix($0) }) else {
          throw MalformedOutput("foreign tag", at: rest.startIndex)
        }
      default: break
      }
      rest = rest.dropFirst()
    }
  }
}
