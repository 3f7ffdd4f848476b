import ByteText
import Documents
import Findings

/// A JSON or YAML file of metrics: a mapping of names to numbers, nested as one likes.
struct MetricsTree {
  private let file: ByteString
  /// Values that the grammar has no word for, by their offset.
  private let literals: [Int: Double]
  private var figures: NamedFigures

  private static let depthLimit = 64

  static func metrics(
    json bytes: [UInt8], _ file: ByteString
  ) throws(MetricsFileFault) -> MeasuredMetrics {
    let literals = NonFiniteLiterals(bytes)
    return try metrics(literals.bytes, .json, file, literals.values)
  }

  static func metrics(
    yaml bytes: [UInt8], _ file: ByteString
  ) throws(MetricsFileFault) -> MeasuredMetrics {
    try metrics(bytes, .yaml, file, [:])
  }

  private static func metrics(
    _ bytes: [UInt8], _ format: LocatedDocument.Format, _ file: ByteString,
    _ literals: [Int: Double]
  ) throws(MetricsFileFault) -> MeasuredMetrics {
    let parsed = ParsedFile(path: RepositoryPath(file), bytes: bytes, format: format)
    if let fault = parsed.faults.first { throw fault.metricsFault(in: parsed) }
    guard let root = parsed.document?.root, root.isMapping else {
      let start = SourcePosition(line: 1, column: 1)
      throw .malformed(
        file, MalformedText("the file must hold a mapping of names to numbers", at: start))
    }
    var tree = MetricsTree(file: file, literals: literals, figures: NamedFigures(file))
    try tree.add(root, under: [], depth: 1)
    return try tree.figures.metrics()
  }

  private mutating func add(
    _ mapping: Node, under prefix: [UInt8], depth: Int
  ) throws(MetricsFileFault) {
    for entry in mapping.entries {
      let name = prefix + (entry.key.text?.bytes ?? [])
      let position = entry.value.position
      if mapping.document.format == .yaml, entry.key.text == "<<" {
        throw malformed("merge keys are not read here; write the values out", entry.key.position)
      }
      guard entry.value.isMapping else {
        try figures.add(ByteString(name), figure(entry.value), at: position)
        continue
      }
      // Aliases may nest deeper than the text does.
      guard depth < Self.depthLimit else {
        throw malformed("nested more than \(Self.depthLimit) levels deep", position)
      }
      try add(entry.value, under: name + [.ascii(".")], depth: depth + 1)
    }
  }

  private func figure(_ node: Node) -> Figure {
    guard let text = node.text else { return .other(.list) }
    if let value = literals[node.byteRange.lowerBound] { return .number(value) }
    if let number = node.number { return .number(number.value) }
    if let value = Figure.nonFinite(text) { return .number(value) }
    if node.isNull { return .other(.null) }
    if case .boolean(let value)? = node.yaml12 { return .other(.boolean(value)) }
    return .other(.text(text))
  }

  private func malformed(_ problem: String, _ position: SourcePosition) -> MetricsFileFault {
    .malformed(file, MalformedText(problem, at: position))
  }
}

extension Node {
  fileprivate var position: SourcePosition {
    document.source.position(of: byteRange.lowerBound)
  }
}
