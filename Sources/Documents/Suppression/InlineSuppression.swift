public import ByteText

/// A comment that silences rules for one line: `# mlgate: ignore[EXP011, unknown-parent] reason`.
public struct InlineSuppression: Hashable, Sendable {
  /// A rule's id, name or family, as written.
  public struct Selector: Hashable, Sendable {
    public let text: ByteString
    public let range: ByteRange
  }

  /// Why a comment that begins `mlgate:` silences nothing.
  public enum Problem: Hashable, Sendable {
    /// Anything but `ignore` follows `mlgate:`.
    case unknownDirective(ByteString)
    /// `ignore` without brackets would silence everything, so it silences nothing.
    case missingBrackets
    case unclosedBracket
    /// Nothing in the brackets, or nothing between two commas.
    case emptySelector
  }

  /// From `mlgate:` to the closing bracket, or as far as it can be read.
  public let range: ByteRange
  /// The line (from 1) for which it holds: its own behind content, else the next one with content.
  /// Nil where no such line follows.
  public let line: Int?
  public let selectors: [Selector]
  /// What follows the bracket; empty where nothing does.
  public let reason: ByteString
  /// Nil where the comment is well formed.
  public let problem: Problem?
}

extension ParsedFile {
  /// The suppressions of a YAML file in source order; JSON has no comments.
  public var suppressions: [InlineSuppression] {
    format == .yaml ? inlineSuppressions(in: source, document) : []
  }
}

extension RequirementsFile {
  /// The suppressions of a requirements file in source order.
  public var suppressions: [InlineSuppression] { inlineSuppressions(in: source, nil) }
}

extension TextFile {
  /// The suppressions of a requirement or attributes file in source order.
  public var suppressions: [InlineSuppression] { inlineSuppressions(in: source, nil) }
}

/// Reads the comments of `source`. A `#` begins one at the start of a line or behind a blank, but not
/// inside a scalar of `document`.
func inlineSuppressions(
  in source: SourceText, _ document: LocatedDocument?
) -> [InlineSuppression] {
  let marker = ByteString("mlgate:").bytes
  guard source.bytes.firstIndex(of: marker, from: 0) != nil else { return [] }
  let text = document.map(ScalarRanges.init)
  return (1...source.lineCount).compactMap { number in
    let line = source.line(number)
    guard let hash = commentStart(in: line, text) else { return nil }
    let comment = line[(hash + 1)...].drop { $0.isBlank }
    guard comment.starts(with: marker) else { return nil }
    let isAlone = line[..<hash].allSatisfy(\.isBlank)
    return SuppressionReader(comment).read(
      line: isAlone ? nextLine(after: number, in: source) : number)
  }
}

private func commentStart(in line: ArraySlice<UInt8>, _ text: ScalarRanges?) -> Int? {
  line.indices.first { offset in
    line[offset] == .ascii("#") && (offset == line.startIndex || line[offset - 1].isBlank)
      && text?.contains(offset) != true
  }
}

/// The next line that is neither blank nor a comment.
private func nextLine(after number: Int, in source: SourceText) -> Int? {
  (number..<source.lineCount).lazy.map { $0 + 1 }.first { candidate in
    let content = source.line(candidate).drop { $0.isWhitespace }
    return !content.isEmpty && content.first != .ascii("#")
  }
}

/// Where a document's scalars stand, without the header line of a block scalar.
private struct ScalarRanges {
  /// Ascending and apart from each other, as scalars are.
  private let ranges: [ByteRange]

  init(_ document: LocatedDocument) {
    ranges = document.scalars.map { node in
      let range = node.byteRange
      let bytes = document.source.bytes[range]
      guard node.style == .quoted, bytes.first == .ascii("|") || bytes.first == .ascii(">"),
        let headerEnd = bytes.firstIndex(where: { $0 == .lineFeed || $0 == .carriageReturn })
      else { return range }
      return headerEnd..<range.upperBound
    }
  }

  func contains(_ offset: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(offset)
  }
}

/// Reads one comment from `mlgate:` on.
private struct SuppressionReader {
  private let start: Int
  private var rest: ArraySlice<UInt8>
  private var selectors: [InlineSuppression.Selector] = []

  init(_ comment: ArraySlice<UInt8>) {
    start = comment.startIndex
    rest = comment.dropFirst(7).drop { $0.isBlank }
  }

  consuming func read(line: Int?) -> InlineSuppression {
    let problem = readDirective()
    return InlineSuppression(
      range: start..<rest.startIndex, line: line, selectors: selectors,
      reason: ByteString(rest.trimmed), problem: problem)
  }

  /// Leaves `rest` behind what was understood.
  private mutating func readDirective() -> InlineSuppression.Problem? {
    let word = rest.prefix { !$0.isBlank && $0 != .ascii("[") }
    guard word == "ignore" else {
      rest = rest.dropFirst(word.count)
      return .unknownDirective(ByteString(word))
    }
    rest = rest.dropFirst(word.count)
    guard rest.first == .ascii("[") else { return .missingBrackets }
    guard let close = rest.firstIndex(of: .ascii("]")) else {
      rest = rest[rest.endIndex...]
      return .unclosedBracket
    }
    let list = rest[(rest.startIndex + 1)..<close]
    rest = rest[(close + 1)...]
    return readSelectors(list)
  }

  private mutating func readSelectors(_ list: ArraySlice<UInt8>) -> InlineSuppression.Problem? {
    var problem: InlineSuppression.Problem?
    for part in list.split(separator: .ascii(","), omittingEmptySubsequences: false) {
      let name = part.trimmed
      if name.isEmpty {
        problem = .emptySelector
      } else {
        selectors.append(.init(text: ByteString(name), range: name.startIndex..<name.endIndex))
      }
    }
    return problem
  }
}
