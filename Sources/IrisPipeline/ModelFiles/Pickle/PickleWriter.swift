/// Writes Python objects as CPython's pickler does in protocol 4, byte for byte, but in one frame.
///
/// Constants and types are written once and then recalled, since Python shares them.
/// Sources: PEP 3154 and CPython's `Modules/_pickle.c`.
struct PickleWriter {
  enum Shared: Hashable {
    case text(String)
    case bytes([UInt8])
    case global(String, String)
    case dataType(String)
  }

  private var body: [UInt8] = []
  private var memoCount = 0
  private var memo: [Shared: Int] = [:]

  /// The whole file: an object's operations between the header and the stop.
  static func file(_ write: (inout PickleWriter) -> Void) -> [UInt8] {
    var writer = PickleWriter()
    write(&writer)
    writer.append(.stop)
    let header = [PickleOpcode.proto.rawValue, 4, PickleOpcode.frame.rawValue]
    return header + littleEndian(writer.body.count, count: 8) + writer.body
  }

  static func littleEndian(_ number: Int, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  mutating func append(_ opcode: PickleOpcode) { body.append(opcode.rawValue) }

  private mutating func append(_ opcode: PickleOpcode, _ number: Int, bytes count: Int) {
    append(opcode)
    body += Self.littleEndian(number, count: count)
  }

  mutating func memoize() {
    append(.memoize)
    memoCount += 1
  }

  mutating func memoize(_ shared: Shared) {
    memo[shared] = memoCount
    memoize()
  }

  func knows(_ shared: Shared) -> Bool { memo[shared] != nil }

  /// Writes the object, or recalls it where it was written before.
  mutating func write(_ shared: Shared, _ object: (inout PickleWriter) -> Void) {
    if let index = memo[shared] {
      index < 256 ? append(.binget, index, bytes: 1) : append(.longBinget, index, bytes: 4)
      return
    }
    object(&self)
    memoize(shared)
  }
}

extension PickleWriter {
  mutating func write(_ value: Bool) { append(value ? .newtrue : .newfalse) }

  mutating func write(_ value: Int) {
    switch value {
    case 0...0xFF: append(.binint1, value, bytes: 1)
    case 0...0xFFFF: append(.binint2, value, bytes: 2)
    case Int(Int32.min)...Int(Int32.max): append(.binint, value, bytes: 4)
    default:
      // As few bytes as hold the number and its sign.
      let magnitude = value < 0 ? ~value : value
      let count = (64 - magnitude.leadingZeroBitCount) / 8 + 1
      append(.long1, count, bytes: 1)
      body += Self.littleEndian(value, count: count)
    }
  }

  mutating func write(_ value: Double) {
    append(.binfloat)
    body += Self.littleEndian(Int(bitPattern: UInt(value.bitPattern)), count: 8).reversed()
  }

  /// A text that the pickle may repeat.
  mutating func write(constant text: String) {
    write(.text(text)) { $0.writeText(Array(text.utf8)) }
  }

  /// A text of its own; what is not UTF-8 is replaced, since Python would refuse it.
  mutating func write(text: [UInt8]) {
    writeText(Array(String(decoding: text, as: UTF8.self).utf8))
    memoize()
  }

  private mutating func writeText(_ text: [UInt8]) {
    switch text.count {
    case 0...0xFF: append(.shortBinunicode, text.count, bytes: 1)
    case 0...0xFFFF_FFFF: append(.binunicode, text.count, bytes: 4)
    default: append(.binunicode8, text.count, bytes: 8)
    }
    body += text
  }

  mutating func write(bytes: [UInt8]) {
    writeBytes(bytes)
    memoize()
  }

  mutating func write(constant bytes: [UInt8]) {
    write(.bytes(bytes)) { $0.writeBytes(bytes) }
  }

  private mutating func writeBytes(_ bytes: [UInt8]) {
    switch bytes.count {
    case 0...0xFF: append(.shortBinbytes, bytes.count, bytes: 1)
    case 0...0xFFFF_FFFF: append(.binbytes, bytes.count, bytes: 4)
    default: append(.binbytes8, bytes.count, bytes: 8)
    }
    body += bytes
  }

  mutating func write(global name: String, of module: String) {
    write(.global(module, name)) { writer in
      writer.write(constant: module)
      writer.write(constant: name)
      writer.append(.stackGlobal)
    }
  }

  /// A tuple of one to three integers.
  mutating func write(tuple: [Int]) {
    for element in tuple { write(element) }
    appendTuple(count: tuple.count)
  }

  mutating func appendTuple(count: Int) {
    append([.emptyTuple, .tuple1, .tuple2, .tuple3][count])
    if count > 0 { memoize() }
  }

  /// A list of texts, in batches of 1000 as the pickler has them.
  mutating func write(list texts: [[UInt8]]) {
    append(.emptyList)
    memoize()
    if texts.count == 1 {
      write(text: texts[0])
      append(.append)
      return
    }
    for start in stride(from: 0, to: texts.count, by: 1000) {
      append(.mark)
      for text in texts[start..<min(start + 1000, texts.count)] { write(text: text) }
      append(.appends)
    }
  }
}
