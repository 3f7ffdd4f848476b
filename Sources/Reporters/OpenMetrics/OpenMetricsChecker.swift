import ByteText

/// Reads back the metrics that we wrote: families of gauges, each with its help and type before its samples,
/// no series twice, every value a number, `# EOF` at the end.
struct OpenMetricsChecker {
  private let bytes: [UInt8]
  private var position = 0
  private var families: Set<ByteString> = []

  static func check(_ bytes: [UInt8]) throws(MalformedOutput) {
    var checker = OpenMetricsChecker(bytes: bytes)
    try checker.document()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func fault(_ problem: String) -> MalformedOutput {
    MalformedOutput(problem, at: position)
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard bytes[position...].hasPrefix(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  private mutating func expect(_ text: StaticString) throws(MalformedOutput) {
    guard take(text) else { throw fault("expected '\(text)'") }
  }

  private mutating func document() throws(MalformedOutput) {
    while take("# HELP ") { try family() }
    try expect("# EOF\n")
    guard position == bytes.count else { throw fault("text after the end") }
  }

  private mutating func family() throws(MalformedOutput) {
    let family = try name()
    guard families.insert(family).inserted else { throw fault("family given twice") }
    try expect(" ")
    let help = bytes[position...].prefix { $0 != .lineFeed }
    guard !help.isEmpty, !help.contains(.ascii("\"")), !help.contains(.ascii("\\")) else {
      throw fault("help that the two grammars read differently")
    }
    position = help.endIndex
    try expect("\n# TYPE ")
    guard try name() == family else { throw fault("type of another family") }
    try expect(" gauge\n")
    var series: Set<ByteString> = []
    repeat {
      let start = position
      guard try name() == family else { throw fault("sample of another family") }
      try labels()
      guard series.insert(ByteString(bytes[start..<position])).inserted else {
        throw fault("series given twice")
      }
      try expect(" ")
      try number()
      try expect("\n")
    } while position < bytes.count && bytes[position] != .ascii("#")
  }

  private mutating func name() throws(MalformedOutput) -> ByteString {
    let name = bytes[position...].prefix { $0.isAlphanumeric || $0 == .ascii("_") }
    guard let first = name.first, !first.isDigit else { throw fault("expected a name") }
    position = name.endIndex
    return ByteString(name)
  }

  private mutating func labels() throws(MalformedOutput) {
    guard take("{") else { return }
    var names: Set<ByteString> = []
    repeat {
      guard names.insert(try name()).inserted else { throw fault("label given twice") }
      try expect("=\"")
      while !take("\"") {
        if take("\\\\") || take("\\\"") { continue }
        guard position < bytes.count, bytes[position] >= 0x20, bytes[position] != 0x7F,
          bytes[position] != .ascii("\\"), bytes[position] != .ascii("#")
        else { throw fault("character that does not belong into a label") }
        position += 1
      }
    } while take(",")
    try expect("}")
  }

  private mutating func number() throws(MalformedOutput) {
    if take("NaN") || take("+Inf") || take("-Inf") { return }
    let number = bytes[position...].prefix { $0 != .lineFeed }
    let isPlain = number.allSatisfy { $0.isDigit || "+-.e".utf8.contains($0) }
    guard isPlain, Double(String(decoding: number, as: UTF8.self)) != nil else {
      throw fault("expected a number")
    }
    position = number.endIndex
  }
}
