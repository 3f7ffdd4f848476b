public import ByteText
public import Findings

/// One file with the fixes of some findings applied.
public struct FixedFile: Sendable {
  public let path: RepositoryPath
  /// Nil where the fixes make the file.
  public let old: [UInt8]?
  public let new: [UInt8]
  /// The findings whose fixes are applied, in the order in which they were given.
  public let findings: [ReportedFinding]
  /// Those whose fixes change what another one changes too; the next time they may be free.
  public let overlapping: [ReportedFinding]

  /// - Parameter findings: their fixes all change this file.
  init(_ path: RepositoryPath, _ old: [UInt8]?, _ findings: [ReportedFinding]) {
    var edits = TextEdits(old ?? [])
    var applied: [ReportedFinding] = []
    var overlapping: [ReportedFinding] = []
    for finding in findings {
      guard let fix = finding.fix else { continue }
      if edits.add(fix.change) { applied.append(finding) } else { overlapping.append(finding) }
    }
    self.path = path
    self.old = old
    new = edits.text
    self.findings = applied
    self.overlapping = overlapping
  }
}

/// Changes of one text that do not touch each other.
struct TextEdits {
  private let bytes: [UInt8]
  private var replacements: [(range: Range<Int>, new: ByteString)] = []
  private var lines: [ByteString] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// False where the change touches another one, or speaks of another text; the same change twice is one.
  mutating func add(_ change: Fix.Change) -> Bool {
    switch change {
    case .line(let line):
      if !lines.contains(line) { lines.append(line) }
      return true
    case .replacement(let range, let old, let new):
      guard range.upperBound <= bytes.count, ByteString(bytes[range]) == old else { return false }
      if replacements.contains(where: { $0.range == range && $0.new == new }) { return true }
      let touches = replacements.contains {
        range.lowerBound <= $0.range.upperBound && $0.range.lowerBound <= range.upperBound
      }
      guard !touches else { return false }
      replacements.append((range, new))
      return true
    }
  }

  /// The text with the changes; every other byte as it was.
  var text: [UInt8] {
    var text: [UInt8] = []
    var position = 0
    for (range, new) in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      text += bytes[position..<range.lowerBound] + new.bytes
      position = range.upperBound
    }
    text += bytes[position...]
    guard !lines.isEmpty else { return text }
    let lineBreak = lineBreak
    if let last = text.last, last != .lineFeed { text += lineBreak }
    for line in lines { text += line.bytes + lineBreak }
    return text
  }

  /// As the first line ends.
  private var lineBreak: [UInt8] {
    let first = bytes.prefix { $0 != .lineFeed }
    let isWindows = first.count < bytes.count && first.last == .carriageReturn
    return isWindows ? [.carriageReturn, .lineFeed] : [.lineFeed]
  }
}
