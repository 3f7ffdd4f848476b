extension PickleMachine {
  /// Performs the operation whose byte was just read.
  mutating func perform() throws(PickleFault) {
    switch opcode {
    case .proto: try checkProtocol()
    // Frames only help to read from a stream.
    case .frame: _ = try number(8)
    case .mark: marks.append(stack.count)
    case .none: stack.append(.null)
    case .newtrue: stack.append(.boolean(true))
    case .newfalse: stack.append(.boolean(false))
    case .binint1: stack.append(.integer(try number(1)))
    case .binint2: stack.append(.integer(try number(2)))
    case .binint: stack.append(.integer(Int(Int32(truncatingIfNeeded: try number(4)))))
    case .long1: stack.append(try long())
    case .binfloat: stack.append(try float())
    case .shortBinunicode: stack.append(.text(try place(sizeOf: 1)))
    case .binunicode: stack.append(.text(try place(sizeOf: 4)))
    case .binunicode8: stack.append(.text(try place(sizeOf: 8)))
    case .shortBinbytes: stack.append(.bytes(try place(sizeOf: 1)))
    case .binbytes: stack.append(.bytes(try place(sizeOf: 4)))
    case .binbytes8, .bytearray8: stack.append(.bytes(try place(sizeOf: 8)))
    default: try performOnMemo()
    }
  }

  private mutating func performOnMemo() throws(PickleFault) {
    switch opcode {
    case .memoize: try remember(memo.count)
    case .binput: try remember(number(1))
    case .longBinput: try remember(number(4))
    case .binget: try recall(number(1))
    case .longBinget: try recall(number(4))
    default: try performOnContainers()
    }
  }

  private mutating func performOnContainers() throws(PickleFault) {
    switch opcode {
    case .emptyTuple: push(.tuple([]))
    case .tuple1: push(.tuple(try pop(1)))
    case .tuple2: push(.tuple(try pop(2)))
    case .tuple3: push(.tuple(try pop(3)))
    case .tuple: push(.tuple(try popToMark()))
    case .emptyList: push(.list([]))
    case .append: try extendList(pop(1))
    case .appends: try extendList(popToMark())
    case .emptyDict: push(.dictionary([]))
    case .setitem: try extendDictionary(pop(2))
    case .setitems: try extendDictionary(popToMark())
    default: try performOnObjects()
    }
  }

  private mutating func performOnObjects() throws(PickleFault) {
    switch opcode {
    case .global: try pushGlobal(module: line(), name: line())
    case .stackGlobal: try pushStackGlobal()
    case .reduce, .newobj: try pushCall()
    case .build: try setState()
    default: throw .opcode(opcode.name, offset: start)
    }
  }
}

extension PickleMachine {
  private mutating func checkProtocol() throws(PickleFault) {
    let version = UInt8(truncatingIfNeeded: try number(1))
    guard (2...5).contains(version) else { throw .protocolVersion(version) }
  }

  private mutating func long() throws(PickleFault) -> PickleValue {
    let digits = try read(number(1))
    guard digits.count <= 8 else { return .largeInteger }
    let sign: UInt64 = (digits.last ?? 0) >= 0x80 ? .max : 0
    let word = digits.reversed().reduce(sign) { $0 << 8 | UInt64($1) }
    return .integer(Int(truncatingIfNeeded: Int64(bitPattern: word)))
  }

  private mutating func float() throws(PickleFault) -> PickleValue {
    let word = try read(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return .float(Double(bitPattern: word))
  }

  private mutating func remember(_ index: Int) throws(PickleFault) {
    guard stack.count > marks.last ?? 0, let value = stack.last else { throw misplaced }
    memo[index] = value
  }

  private mutating func recall(_ index: Int) throws(PickleFault) {
    guard let value = memo[index] else { throw misplaced }
    stack.append(value)
  }

  private mutating func extendList(_ values: [PickleValue]) throws(PickleFault) {
    let index = try topObject()
    guard case .list(var elements) = objects[index] else { throw misplaced }
    // Gives up the second reference, so that the elements are not copied.
    objects[index] = .list([])
    elements += values
    objects[index] = .list(elements)
  }

  private mutating func extendDictionary(_ values: [PickleValue]) throws(PickleFault) {
    let index = try topObject()
    guard case .dictionary(var elements) = objects[index], values.count.isMultiple(of: 2) else {
      throw misplaced
    }
    // As for a list.
    objects[index] = .dictionary([])
    elements += values
    objects[index] = .dictionary(elements)
  }

  private mutating func pushGlobal(module: ArraySlice<UInt8>, name: ArraySlice<UInt8>)
    throws(PickleFault)
  {
    guard let global = PickleGlobal(module: module, name: name) else {
      throw .global(module: Array(module), name: Array(name), offset: start)
    }
    push(.global(global))
  }

  private mutating func pushStackGlobal() throws(PickleFault) {
    let names = try pop(2)
    guard case .text(let module) = names[0], case .text(let name) = names[1] else {
      throw misplaced
    }
    try pushGlobal(module: bytes[module.range], name: bytes[name.range])
  }

  /// A function or class with its arguments, as a value; it is not called.
  private mutating func pushCall() throws(PickleFault) {
    let parts = try pop(2)
    guard case .object(let callable) = parts[0], case .global = objects[callable],
      case .object(let arguments) = parts[1], case .tuple = objects[arguments]
    else { throw misplaced }
    push(.call(parts[0], arguments: parts[1], state: nil))
  }

  private mutating func setState() throws(PickleFault) {
    let state = try pop()
    let index = try topObject()
    guard case .call(let callable, let arguments, state: nil) = objects[index] else {
      throw misplaced
    }
    objects[index] = .call(callable, arguments: arguments, state: state)
  }
}
