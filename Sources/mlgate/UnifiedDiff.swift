import ByteText

/// The difference of two texts in the form that `git apply` and `patch` read, three lines of context around it.
///
/// Lines are compared one by one from the top, which is the shortest difference of texts between which lines were
/// changed in their places or added at the end: no fix does anything else.
struct UnifiedDiff {
  private static let context = 3

  private let path: ByteString
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let isNewFile: Bool

  /// - Parameter old: nil for a file that is made.
  init(_ path: RepositoryPath, from old: [UInt8]?, to new: [UInt8]) {
    self.path = path.bytes
    isNewFile = old == nil
    self.old = lines(old ?? [])
    self.new = lines(new)
  }

  /// The lines of the diff, each with its line break.
  var bytes: [UInt8] {
    let changes = changes
    guard !changes.isEmpty else { return [] }
    let name = Self.name
    var text = isNewFile ? Array("--- /dev/null\n".utf8) : Array("--- ".utf8) + name("a/", path)
    text += Array("+++ ".utf8) + name("b/", path)
    for hunk in hunks(changes) { text += self.text(of: hunk) }
    return text
  }

  /// Lines `old` that became lines `new`.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  private var changes: [Change] {
    var changes: [Change] = []
    var start = 0
    for place in 0...max(old.count, new.count) {
      let isOver = place == max(old.count, new.count)
      let isAlike = place < min(old.count, new.count) && old[place] == new[place]
      guard isAlike || isOver else { continue }
      if place > start {
        changes.append(
          Change(
            old: min(start, old.count)..<min(place, old.count),
            new: min(start, new.count)..<min(place, new.count)))
      }
      start = place + 1
    }
    return changes
  }

  /// Changes with less than twice the context between them are told together.
  private func hunks(_ changes: [Change]) -> [[Change]] {
    var hunks: [[Change]] = []
    for change in changes {
      if let last = hunks.last?.last,
        change.old.lowerBound - last.old.upperBound <= 2 * Self.context
      {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private func text(of hunk: [Change]) -> [UInt8] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(Self.context, first.old.lowerBound)
    let after = min(Self.context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    var text = Array("@@ -\(Self.place(oldRange)) +\(Self.place(newRange)) @@\n".utf8)
    var position = oldRange.lowerBound
    for change in hunk {
      for line in old[position..<change.old.lowerBound] { text += Self.line(" ", line) }
      for line in old[change.old] { text += Self.line("-", line) }
      for line in new[change.new] { text += Self.line("+", line) }
      position = change.old.upperBound
    }
    for line in old[position..<oldRange.upperBound] { text += Self.line(" ", line) }
    return text
  }

  private static func line(_ sign: StaticString, _ line: ArraySlice<UInt8>) -> [UInt8] {
    let text = ByteString(stringLiteral: sign).bytes + line
    return line.last == .lineFeed ? text : text + Array("\n\\ No newline at end of file\n".utf8)
  }

  /// `2,7`; `2` for one line, and for none the line before.
  private static func place(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  /// As git writes a name: in quotes with C's escapes where a reader of patches could stumble over it.
  private static func name(_ prefix: String, _ path: ByteString) -> [UInt8] {
    let plain = Array(prefix.utf8) + path.bytes
    let needsQuotes = plain.contains { $0 < 0x20 || $0 >= 0x7F || $0 == 0x22 || $0 == 0x5C }
    guard needsQuotes else {
      // GNU patch takes a name with a blank for two words without a tab behind it, as git knows.
      return plain + (plain.contains(.space) ? [.tab] : []) + [.lineFeed]
    }
    let escaped = plain.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5C: return [0x5C, byte]
      case 0x20..<0x7F: return [byte]
      default:
        let digits = String(byte, radix: 8)
        return [0x5C] + Array((String(repeating: "0", count: 3 - digits.utf8.count) + digits).utf8)
      }
    }
    return [0x22] + escaped + [0x22, .lineFeed]
  }
}

/// The lines of a text, each with its line feed.
private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
    lines.append(bytes[start..<end])
    start = end
  }
  return lines
}
