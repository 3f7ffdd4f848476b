public import ByteText

/// One setting of a `.dvc/config` with the places of its parts.
struct WrittenSetting {
  /// As it is written; DVC takes it in lower case.
  let key: ByteString
  let keyRange: ByteRange
  let value: ConfigurationValue
  let valueRange: ByteRange
}

/// One section, with what is written in it.
struct WrittenSection {
  let name: ByteString
  let range: ByteRange
  let depth: Int
  var settings: [WrittenSetting] = []
  var sections: [WrittenSection] = []
}

/// A value of a `.dvc/config`: a comma without quotes makes a list.
public enum ConfigurationValue: Hashable, Sendable {
  case text(ByteString)
  case list([ByteString])
}

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
    let parent = open[open.count - 1]
    guard !parent.sections.contains(where: { $0.name == marker.name }),
      !parent.settings.contains(where: { $0.key == marker.name })
    else {
      fault(
        "the section \(marker.name.quoted) is there twice; put its settings together",
        at: marker.range)
      return
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
    let section = open[open.count - 1]
    guard !section.settings.contains(where: { $0.key == assignment.key }),
      !section.sections.contains(where: { $0.name == assignment.key })
    else {
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
    guard isComment(rest[(end + 3)...]) else {
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

/// Whether nothing but blanks and a comment is left.
private func isComment(_ rest: ArraySlice<UInt8>) -> Bool {
  rest.first { !$0.isWhitespace }.map { $0 == .ascii("#") } ?? true
}

/// `["name"]`, deeper with more brackets.
private struct SectionMarker {
  let depth: Int
  let closingDepth: Int
  let name: ByteString
  let range: ByteRange

  init?(_ text: ArraySlice<UInt8>) {
    guard text.first == .ascii("[") else { return nil }
    var rest = text
    var depth = 0
    while rest.first == .ascii("[") {
      depth += 1
      rest = rest.dropFirst().drop { $0.isWhitespace }
    }
    guard let first = rest.first, let end = Self.end(of: rest, first) else { return nil }
    let name = rest[..<end]
    var closingDepth = 0
    var tail = rest[end...].drop { $0.isWhitespace }
    while tail.first == .ascii("]") {
      closingDepth += 1
      tail = tail.dropFirst().drop { $0.isWhitespace }
    }
    self.depth = depth
    self.closingDepth = closingDepth
    self.name = unquoted(name)
    range = text.startIndex..<(text.endIndex - tail.count)
  }

  /// The first place after which only closing brackets and a comment stand.
  private static func end(of rest: ArraySlice<UInt8>, _ first: UInt8) -> Int? {
    let isQuoted = first == .ascii("\"") || first == .ascii("'")
    var end = rest.startIndex + 1
    while end <= rest.endIndex {
      let isEnd = !isQuoted || end - rest.startIndex > 2 && rest[end - 1] == first
      if isEnd, closes(rest[end...]) { return end }
      end += 1
    }
    return nil
  }

  private static func closes(_ rest: ArraySlice<UInt8>) -> Bool {
    var rest = rest.drop { $0.isWhitespace }
    guard rest.first == .ascii("]") else { return false }
    rest = rest.drop { $0.isWhitespace || $0 == .ascii("]") }
    return isComment(rest)
  }
}

/// `key = value`, the value with its comment.
private struct Assignment {
  let key: ByteString
  let keyRange: ByteRange
  let value: ArraySlice<UInt8>

  init?(_ text: ArraySlice<UInt8>) {
    guard let first = text.first, first != .ascii("=") else { return nil }
    var end: Int?
    if first == .ascii("\"") || first == .ascii("'") {
      for place in text.indices.dropFirst() where end == nil && text[place] == first {
        let next = text[(place + 1)...].drop { $0.isWhitespace }
        if next.first == .ascii("=") { end = place + 1 }
      }
    } else {
      end = text.firstIndex(of: .ascii("="))
    }
    guard let end else { return nil }
    let key = text[..<end].trimmed
    guard let equals = text[end...].firstIndex(of: .ascii("=")) else { return nil }
    self.key = unquoted(key)
    keyRange = key.startIndex..<key.endIndex
    value = text[(equals + 1)...].drop { $0.isWhitespace }
  }
}

/// A value on one line, its comment taken off.
private struct WrittenValue {
  let value: ConfigurationValue
  let range: ByteRange

  init?(_ text: ArraySlice<UInt8>) {
    var elements: [ByteString] = []
    var rest = text
    if rest.first == .ascii(",") {
      guard isComment(rest.dropFirst()) else { return nil }
      self.init(.list([]), text.startIndex..<(text.startIndex + 1))
      return
    }
    while let end = Self.element(rest) {
      elements.append(unquoted(rest[..<end].trimmed))
      rest = rest[end...].drop { $0.isWhitespace }.dropFirst().drop { $0.isWhitespace }
    }
    guard let last = Self.single(rest) else { return nil }
    let range = text.startIndex..<(last.isEmpty ? rest.startIndex : last.endIndex)
    if elements.isEmpty {
      self.init(.text(unquoted(last)), range)
    } else {
      self.init(.list(last.isEmpty ? elements : elements + [unquoted(last)]), range)
    }
  }

  private init(_ value: ConfigurationValue, _ range: ByteRange) {
    self.value = value
    self.range = range
  }

  /// The end of a list's element, if a comma follows it.
  private static func element(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first != .ascii(","), first != .ascii("#") else { return nil }
    guard first == .ascii("\"") || first == .ascii("'") else {
      let end = text.firstIndex { $0 == .ascii(",") || $0 == .ascii("#") }
      return end.flatMap { text[$0] == .ascii(",") ? $0 : nil }
    }
    for place in text.indices.dropFirst() where text[place] == first {
      if text[(place + 1)...].drop(while: { $0.isWhitespace }).first == .ascii(",") {
        return place + 1
      }
    }
    return nil
  }

  /// What stands before the comment; nil where it is no value.
  private static func single(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first, first != .ascii("#") else { return text.prefix(0) }
    guard first != .ascii(",") else { return nil }
    guard first == .ascii("\"") || first == .ascii("'") else {
      return text[..<(text.firstIndex(of: .ascii("#")) ?? text.endIndex)].trimmed
    }
    for place in text.indices.dropFirst() where text[place] == first {
      if isComment(text[(place + 1)...]) { return text[...place] }
    }
    return nil
  }
}

private func unquoted(_ text: ArraySlice<UInt8>) -> ByteString {
  guard text.count > 1, let first = text.first, first == text.last,
    first == .ascii("\"") || first == .ascii("'")
  else { return ByteString(text) }
  return ByteString(text.dropFirst().dropLast())
}
