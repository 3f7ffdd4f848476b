import ByteText

/// Reads one YAML document strictly. A duplicate key leaves the tree whole; any other fault leaves none.
func parseYAML(
  _ source: SourceText, limits: DocumentLimits
) -> (LocatedDocument?, [SyntaxFault]) {
  var reader = YAMLDocumentReader(source, limits: limits)
  do {
    try reader.read()
  } catch {
    return (nil, [error.fault])
  }
  let document = LocatedDocument(
    source: source, format: .yaml, nodes: reader.builder.nodes, values: reader.builder.values)
  return (document, reader.builder.duplicates)
}

/// A fault that ends the reading.
private struct Stop: Error {
  let fault: SyntaxFault

  init(_ kind: SyntaxFault.Kind, at range: ByteRange) {
    fault = SyntaxFault(kind, at: range)
  }

  init(_ problem: String, at range: ByteRange) {
    self.init(.invalidYAML(problem: problem, context: nil, contextRange: nil), at: range)
  }
}

/// Turns events into nodes and keeps every budget.
private struct YAMLDocumentReader: ~Copyable {
  private(set) var builder: TreeBuilder
  private let parser: YAMLParser
  private let offsets: CharacterOffsets
  private let source: SourceText
  private let limits: DocumentLimits
  private var anchors: [ByteString: Int] = [:]
  private var budget: AliasBudget
  private var documentCount = 0

  init(_ source: SourceText, limits: DocumentLimits) {
    self.source = source
    self.limits = limits
    budget = AliasBudget(limits)
    builder = TreeBuilder(byteCount: source.bytes.count)
    let mark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offsets = CharacterOffsets(source.bytes, from: mark)
    parser = YAMLParser(source.bytes[mark...])
  }

  mutating func read() throws(Stop) {
    while true {
      let valueStart = builder.values.count
      let event = try nextEvent()
      let range = offsets.byteRange(event.start, event.end)
      switch event.kind {
      case .streamStart, .documentEnd: continue
      case .streamEnd: return
      case .documentStart:
        documentCount += 1
        if documentCount > 1 { throw Stop(.multipleDocuments, at: range) }
      case .alias: try alias(event.anchor ?? "", at: range)
      case .scalar(let style): try scalar(style, event, valueStart: valueStart, at: range)
      case .sequenceStart: try begin(.sequence, event, at: range)
      case .mappingStart: try begin(.mapping, event, at: range)
      case .collectionEnd:
        builder.end(at: event.isFlow ? range.upperBound : nil, format: .yaml)
        budget.closeCollection()
      }
    }
  }

  private mutating func nextEvent() throws(Stop) -> YAMLEvent {
    do {
      return try parser.next(appendingTo: &builder.values)
    } catch {
      let offset =
        error.byteOffset.map { $0 + offsets.start } ?? offsets.byte(error.characterIndex ?? 0)
      throw Stop(
        .invalidYAML(
          problem: error.text, context: error.context,
          contextRange: error.contextIndex.map { source.characterRange(at: offsets.byte($0)) }),
        at: source.characterRange(at: offset))
    }
  }

  private mutating func scalar(
    _ style: YAMLEvent.Style, _ event: YAMLEvent, valueStart: Int, at range: ByteRange
  ) throws(Stop) {
    let isKey = builder.isAtKey
    let limit = isKey ? limits.keyBytes : limits.scalarBytes
    let count = builder.values.count - valueStart
    let range = style == .block ? withoutTrailingBreaks(range) : range
    guard count <= limit else {
      let what = isKey ? "a key" : "a scalar"
      throw Stop(.tooLarge(problem: "\(what) of \(count) bytes, more than \(limit)"), at: range)
    }
    builder.scalar(
      valueStart: valueStart, style: style == .plain ? .plain : .quoted, tag: event.tag, at: range)
    try spend(1, at: range)
    name(event.anchor)
  }

  private mutating func begin(
    _ kind: StoredNode.Kind, _ event: YAMLEvent, at range: ByteRange
  ) throws(Stop) {
    guard !builder.isAtKey else { throw keyProblem(kind, at: range) }
    guard builder.depth < limits.depth else {
      throw Stop(.tooLarge(problem: "nested more than \(limits.depth) levels deep"), at: range)
    }
    builder.begin(kind, tag: event.tag, at: range)
    budget.openCollection(node: builder.nodeCount - 1)
    try spend(1, at: range)
    name(event.anchor)
  }

  private mutating func alias(_ anchor: ByteString, at range: ByteRange) throws(Stop) {
    guard let target = anchors[anchor] else {
      throw Stop("undefined alias \(anchor.quoted)", at: range)
    }
    guard !budget.isOpen(target) else {
      throw Stop("alias \(anchor.quoted) stands inside what it names", at: range)
    }
    let kind = builder.nodes[target].kind
    guard kind == .scalar || !builder.isAtKey else { throw keyProblem(kind, at: range) }
    builder.alias(to: target, at: range)
    try spend(alias: target, at: range)
  }

  private mutating func name(_ anchor: ByteString?) {
    if let anchor { anchors[anchor] = builder.nodeCount - 1 }
  }

  private mutating func spend(_ size: Int, at range: ByteRange) throws(Stop) {
    if let problem = budget.spend(size) { throw Stop(.tooLarge(problem: problem), at: range) }
  }

  private mutating func spend(alias target: Int, at range: ByteRange) throws(Stop) {
    if let problem = budget.spend(alias: target) {
      throw Stop(.tooLarge(problem: problem), at: range)
    }
  }

  /// Legal YAML, but Python has no such key: PyYAML and DVC refuse the file. `{{ x }}` is read so.
  private func keyProblem(_ kind: StoredNode.Kind, at range: ByteRange) -> Stop {
    Stop("a \(kind == .mapping ? "mapping" : "sequence") cannot be a key", at: range)
  }

  /// libyaml ends a block scalar where the next token's line begins.
  private func withoutTrailingBreaks(_ range: ByteRange) -> ByteRange {
    let kept = source.bytes[range].reversed().drop { $0.isWhitespace }
    return range.lowerBound..<(range.lowerBound + kept.count)
  }
}

extension SourceText {
  /// The one character at `offset`, or nothing at the end of the file.
  func characterRange(at offset: Int) -> ByteRange {
    let start = min(offset, bytes.count)
    return start..<(start + (validUTF8Length(bytes[start...]) ?? 0))
  }
}
