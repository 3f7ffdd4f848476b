import ByteText

/// Reads ConfigObj's dialect: `_parse` of configobj 5.0.9, by which DVC reads its configuration.
struct ConfigurationReader {
  /// Longer lines are refused: no setting needs them.
  private static let lineLimit = 8 << 10

  private let source: SourceText
  private var lineNumber = 0
  /// The open sections, the whole file first.
  private var open: [WrittenSection]
  private(set) var faults: [DVCFault] = []

  init(_ source: SourceText) {
    self.source = source
    open = [WrittenSection(name: "", range: 0..<0, depth: 0)]
  }

  /// The whole file as a section.
  mutating func read() -> WrittenSection {
    while lineNumber < source.lineCount {
      lineNumber += 1
      readLine(source.rangeOfLine(lineNumber))
    }
    close(to: 0)
    return open[0]
  }

  private mutating func readLine(_ range: ByteRange) {
    let line = source.bytes[range]
    let text = line.trimmed
    guard let first = text.first, first != .ascii("#") else { return }
    guard line.count <= Self.lineLimit else {
      fault("the line is longer than \(Self.lineLimit) bytes", at: range)
      return
    }
    if let marker = SectionMarker(text) {
      openSection(marker)
    } else if let assignment = Assignment(text) {
      add(assignment, at: range)
    } else {
      fault(
        "this is neither a section ['name'] nor a setting key = value",
        at: text.startIndex..<text.endIndex)
    }
  }

  private mutating func openSection(_ marker: SectionMarker) {
    guard marker.depth == marker.closingDepth else {
      fault("the section's opening and closing brackets differ in number", at: marker.range)
      return
    }
    guard marker.depth <= open.count else {
      fault("the section lies deeper than one below the section above it", at: marker.range)
      return
    }
    close(to: marker.depth - 1)
    if !open[open.count - 1].names.insert(marker.name).inserted {
      fault(
        "the section \(marker.name.quoted) is there twice; put its settings together",
        at: marker.range)
    }
    open.append(WrittenSection(name: marker.name, range: marker.range, depth: marker.depth))
  }

  /// Closes the sections deeper than `depth`.
  private mutating func close(to depth: Int) {
    while open.count > depth + 1, let section = open.popLast() {
      open[open.count - 1].sections.append(section)
    }
  }

  private mutating func add(_ assignment: Assignment, at line: ByteRange) {
    guard let (value, valueRange) = value(of: assignment, at: line) else { return }
    guard open[open.count - 1].names.insert(assignment.key).inserted else {
      fault("\(assignment.key.quoted) is set twice in this section", at: assignment.keyRange)
      return
    }
    open[open.count - 1].settings.append(
      WrittenSetting(
        key: assignment.key, keyRange: assignment.keyRange, value: value, valueRange: valueRange))
  }

  private mutating func value(
    of assignment: Assignment, at line: ByteRange
  ) -> (ConfigurationValue, ByteRange)? {
    let written = assignment.value
    if written.hasPrefix("\"\"\"") || written.hasPrefix("'''") {
      return longText(written).map { (.text($0), written.startIndex..<written.endIndex) }
    }
    guard let value = WrittenValue(written) else {
      fault(
        "the value cannot be read; put the whole of it into one kind of quotes",
        at: written.startIndex..<written.endIndex)
      return nil
    }
    return (value.value, value.range)
  }

  /// A text in triple quotes, which may go on over lines.
  private mutating func longText(_ written: ArraySlice<UInt8>) -> ByteString? {
    let start = lineNumber
    let quote = Array(written.prefix(3))
    var text: [UInt8] = []
    var rest = written.dropFirst(3)
    while rest.firstIndex(of: quote, from: rest.startIndex) == nil {
      guard lineNumber < source.lineCount else {
        fault("the quotes are never closed", at: source.rangeOfLine(start))
        return nil
      }
      lineNumber += 1
      text += rest + [.lineFeed]
      rest = source.line(lineNumber)
    }
    let end = rest.firstIndex(of: quote, from: rest.startIndex) ?? rest.endIndex
    guard isConfigurationComment(rest[(end + 3)...]) else {
      fault(
        "nothing but a comment may follow the closing quotes", at: source.rangeOfLine(lineNumber))
      return nil
    }
    return ByteString(text + rest[..<end])
  }

  private mutating func fault(_ problem: String, at range: ByteRange) {
    faults.append(DVCFault(.schema, problem, at: source.location(of: range)))
  }
}
