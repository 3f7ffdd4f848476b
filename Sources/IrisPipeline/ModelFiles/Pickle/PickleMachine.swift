/// Runs the operations of a pickle over inert values: nothing is imported, called or looked up.
///
/// Knows the operations that CPython's pickler emits for protocols 2 to 5, less those that no
/// LogisticRegression needs. Time and memory are linear in the numbers of bytes and operations,
/// which both are limited. Semantics: CPython's `Lib/pickletools.py` and `Modules/_pickle.c`.
struct PickleMachine {
  static let byteLimit = 1 << 26
  static let operationLimit = 1 << 21

  let bytes: [UInt8]
  var offset = 0
  /// The running operation and where it begins.
  var opcode = PickleOpcode.proto
  var start = 0
  var stack: [PickleValue] = []
  /// Heights of the stack; nothing below the last one may be taken off.
  var marks: [Int] = []
  var memo: [Int: PickleValue] = [:]
  var objects: [PickleObject] = []

  static func document(_ bytes: [UInt8]) throws(PickleFault) -> PickleDocument {
    if bytes.count > byteLimit { throw .tooLarge(limit: byteLimit) }
    if let program = CompressedFile.program(of: bytes) { throw .compressed(program) }
    guard bytes.first == PickleOpcode.proto.rawValue else { throw .notPickle }
    var machine = PickleMachine(bytes: bytes)
    let root = try machine.run()
    return PickleDocument(bytes: bytes, objects: machine.objects, root: root)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() throws(PickleFault) -> PickleValue {
    for _ in 0..<Self.operationLimit {
      start = offset
      let byte = try read(1)[offset - 1]
      guard let opcode = PickleOpcode(rawValue: byte) else {
        throw .unknownOpcode(byte, offset: start)
      }
      self.opcode = opcode
      if opcode == .stop { return try end() }
      try perform()
    }
    throw .tooManyOperations(limit: Self.operationLimit)
  }

  private mutating func end() throws(PickleFault) -> PickleValue {
    let root = try pop()
    guard stack.isEmpty, marks.isEmpty else { throw misplaced }
    guard offset == bytes.count else { throw .trailingBytes(offset: offset) }
    return root
  }
}

// Reading arguments.
extension PickleMachine {
  mutating func read(_ count: Int) throws(PickleFault) -> ArraySlice<UInt8> {
    guard count <= bytes.count - offset else { throw .truncated(offset: start) }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  /// A little-endian number of `count` bytes without a sign.
  mutating func number(_ count: Int) throws(PickleFault) -> Int {
    let word = try read(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    // Of eight bytes, and then a size that no file has.
    guard let number = Int(exactly: word) else { throw .truncated(offset: start) }
    return number
  }

  /// The place of as many bytes as the number before them says.
  mutating func place(sizeOf count: Int) throws(PickleFault) -> PicklePlace {
    let size = try number(count)
    return PicklePlace(try read(size).indices)
  }

  /// The bytes up to a line feed, which is skipped.
  mutating func line() throws(PickleFault) -> ArraySlice<UInt8> {
    guard let end = bytes[offset...].firstIndex(of: 0x0A) else { throw .truncated(offset: start) }
    defer { offset = end + 1 }
    return bytes[offset..<end]
  }
}

// The stack and the table of objects.
extension PickleMachine {
  var misplaced: PickleFault { .misplacedOpcode(opcode.name, offset: start) }

  mutating func pop() throws(PickleFault) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.popLast() else { throw misplaced }
    return value
  }

  /// In the order in which they were pushed.
  mutating func pop(_ count: Int) throws(PickleFault) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else { throw misplaced }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  /// All down to the last mark, which goes too.
  mutating func popToMark() throws(PickleFault) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw misplaced }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  mutating func push(_ object: PickleObject) {
    stack.append(.object(objects.count))
    objects.append(object)
  }

  /// The position of the object on top of the stack.
  func topObject() throws(PickleFault) -> Int {
    guard stack.count > marks.last ?? 0, case .object(let index)? = stack.last else {
      throw misplaced
    }
    return index
  }
}
