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
}

/// Turns events into nodes and keeps every budget.
private struct YAMLDocumentReader: ~Copyable {
  private(set) var builder = TreeBuilder()
  private let parser: YAMLParser
  private let offsets: CharacterOffsets
  private let source: SourceText
  private let limits: DocumentLimits
  private var anchors: [ByteString: Int] = [:]
  private var openAnchors: Set<Int> = []
  /// Each open collection with the expanded total before it began.
  private var openCollections: [(index: Int, totalBefore: Int)] = []
  private var aliasCount = 0
  private var documentCount = 0
  /// For each node, how many nodes it stands for once aliases are expanded.
  private var expandedSizes: [Int] = []
  private var expandedTotal = 0

  init(_ source: SourceText, limits: DocumentLimits) {
    self.source = source
    self.limits = limits
    let mark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offsets = CharacterOffsets(source.bytes, from: mark)
    parser = YAMLParser(source.bytes[mark...])
  }

  mutating func read() throws(Stop) {
    while true {
      let event = try nextEvent()
      let range = offsets.byteRange(event.start, event.end)
      switch event.kind {
      case .streamStart, .documentEnd: continue
      case .streamEnd: return
      case .documentStart:
        documentCount += 1
        if documentCount > 1 { throw Stop(.multipleDocuments, at: range) }
      case .alias(let anchor): try alias(anchor, at: range)
      case .scalar(let value, let isPlain):
        try scalar(value, isPlain: isPlain, event: event, at: range)
      case .sequenceStart: try begin(.sequence, event: event, at: range)
      case .mappingStart: try begin(.mapping, event: event, at: range)
      case .collectionEnd: end(event.isFlow ? range.upperBound : nil)
      }
    }
  }

  private func nextEvent() throws(Stop) -> YAMLEvent {
    do {
      return try parser.next()
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
    _ value: [UInt8], isPlain: Bool, event: YAMLEvent, at range: ByteRange
  ) throws(Stop) {
    let limit = builder.isAtKey ? limits.keyBytes : limits.scalarBytes
    guard value.count <= limit else {
      let what = builder.isAtKey ? "a key" : "a scalar"
      throw Stop(
        .tooLarge(problem: "\(what) of \(value.count) bytes, more than \(limit)"), at: range)
    }
    builder.scalar(value, style: isPlain ? .plain : .quoted, tag: event.tag, at: range)
    try count(1, at: range)
    name(event.anchor, builder.nodeCount - 1)
  }

  private mutating func begin(
    _ kind: StoredNode.Kind, event: YAMLEvent, at range: ByteRange
  ) throws(Stop) {
    guard builder.depth < limits.depth else {
      throw Stop(.tooLarge(problem: "nested more than \(limits.depth) levels deep"), at: range)
    }
    builder.begin(kind, tag: event.tag, at: range)
    let index = builder.nodeCount - 1
    openCollections.append((index, expandedTotal))
    try count(1, at: range)
    if event.anchor != nil { openAnchors.insert(index) }
    name(event.anchor, index)
  }

  private mutating func end(_ offset: Int?) {
    builder.end(at: offset)
    guard let closed = openCollections.popLast() else { return }
    openAnchors.remove(closed.index)
    expandedSizes[closed.index] = expandedTotal - closed.totalBefore
  }

  private mutating func alias(_ anchor: ByteString, at range: ByteRange) throws(Stop) {
    guard let target = anchors[anchor] else {
      throw Stop(
        .invalidYAML(problem: "undefined alias \(anchor.quoted)", context: nil, contextRange: nil),
        at: range)
    }
    guard !openAnchors.contains(target) else {
      throw Stop(
        .invalidYAML(
          problem: "alias \(anchor.quoted) stands inside what it names", context: nil,
          contextRange: nil), at: range)
    }
    aliasCount += 1
    guard aliasCount <= limits.aliases else {
      throw Stop(.tooLarge(problem: "more than \(limits.aliases) aliases"), at: range)
    }
    builder.alias(to: target, at: range)
    try count(expandedSizes[target], at: range)
  }

  private mutating func name(_ anchor: ByteString?, _ index: Int) {
    if let anchor { anchors[anchor] = index }
  }

  private mutating func count(_ size: Int, at range: ByteRange) throws(Stop) {
    expandedTotal += size
    expandedSizes.append(size)
    guard builder.nodeCount <= limits.nodes else {
      throw Stop(.tooLarge(problem: "more than \(limits.nodes) nodes"), at: range)
    }
    guard expandedTotal <= limits.expandedNodes else {
      throw Stop(
        .tooLarge(problem: "more than \(limits.expandedNodes) nodes once aliases are expanded"),
        at: range)
    }
  }
}

extension SourceText {
  /// The one character at `offset`, or nothing at the end of the file.
  func characterRange(at offset: Int) -> ByteRange {
    let start = min(offset, bytes.count)
    return start..<(start + (validUTF8Length(bytes[start...]) ?? 0))
  }
}
