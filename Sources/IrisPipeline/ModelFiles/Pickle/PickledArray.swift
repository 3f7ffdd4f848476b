/// An array as NumPy pickles it, its elements still undecoded.
struct PickledArray {
  enum Elements {
    case bytes(ArraySlice<UInt8>)
    case objects([PickleValue])
  }

  let type: PickledDataType
  /// One or two sizes, all positive, whose product is the number of elements.
  let shape: [Int]
  /// Whether the elements lie column after column, in Fortran's order.
  let isColumnMajor: Bool
  let elements: Elements

  var count: Int { shape.reduce(1, *) }

  /// - Parameter name: the attribute, for the fault.
  init(_ value: PickleValue, of document: PickleDocument, named name: String) throws(PickleFault) {
    guard let parts = Self.parts(value, document) else { throw .attribute(name, .malformed) }
    (type, isColumnMajor) = (try Self.type(parts.type, document, name), parts.isColumnMajor)
    let sizes = parts.shape.map { if case .integer(let size) = $0 { size } else { -1 } }
    shape = sizes
    let elements: Elements? =
      if case .list(let list)? = document.object(parts.elements) {
        .objects(list)
      } else {
        document.bytes(parts.elements).map(Elements.bytes)
      }
    guard let elements else { throw .attribute(name, .malformed) }
    self.elements = elements
    guard (1...2).contains(sizes.count), sizes.allSatisfy({ $0 > 0 }) else {
      throw .attribute(name, .shape(sizes))
    }
    guard let count = Self.product(sizes), holds(count) else { throw .attribute(name, .malformed) }
  }

  private func holds(_ count: Int) -> Bool {
    switch elements {
    case .objects(let list): type.kind == .object && list.count == count
    // The data are limited, so that the product does not overflow.
    case .bytes(let data):
      type.kind != .object && count <= data.count && data.count == count * type.size
    }
  }

  private static func product(_ sizes: [Int]) -> Int? {
    var product = 1
    for size in sizes {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      product = next
    }
    return product
  }
}

extension PickledArray {
  private struct Parts {
    let type: PickleValue
    let shape: [PickleValue]
    let isColumnMajor: Bool
    let elements: PickleValue
  }

  private static func parts(_ value: PickleValue, _ document: PickleDocument) -> Parts? {
    guard case .call(let callable, let arguments, let state)? = document.object(value) else {
      return nil
    }
    switch document.global(callable) {
    case .reconstruct:
      // Version, shape, type, whether in Fortran's order, elements: `ndarray.__setstate__`.
      guard let state = document.tuple(state, count: 5),
        case .boolean(let isColumnMajor) = state[3],
        case .tuple(let shape)? = document.object(state[1])
      else { return nil }
      return Parts(
        type: state[2], shape: shape, isColumnMajor: isColumnMajor, elements: state[4])
    case .frombuffer:
      guard case .tuple(let arguments)? = document.object(arguments),
        (4...5).contains(arguments.count), state == nil,
        case .tuple(let shape)? = document.object(arguments[2]),
        let order = document.text(arguments[3]), order == [0x43] || order == [0x46]
      else { return nil }
      return Parts(
        type: arguments[1], shape: shape, isColumnMajor: order == [0x46], elements: arguments[0])
    default: return nil
    }
  }

  private static func type(_ value: PickleValue, _ document: PickleDocument, _ name: String)
    throws(PickleFault) -> PickledDataType
  {
    guard case .call(let callable, let arguments, let state)? = document.object(value),
      document.global(callable) == .dataType,
      let code = document.text(document.tuple(arguments, count: 3)?[0]),
      case .tuple(let state)? = document.object(state), state.count >= 2,
      let byteOrder = document.text(state[1])
    else { throw .attribute(name, .malformed) }
    guard let type = PickledDataType(code: code, byteOrder: byteOrder) else {
      throw .attribute(name, .elementType(Array(byteOrder + code)))
    }
    return type
  }
}

// Decoding, in the order of the elements.
extension PickledArray {
  /// Nil for any type but float64 and float32.
  var doubles: [Double]? {
    guard type.kind == .float, case .bytes(let data) = elements else { return nil }
    return Self.words(data, size: type.size).map { word in
      type.size == 8
        ? Double(bitPattern: word) : Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    }
  }

  /// Nil for any type but integers, or where one does not fit 64 bits with a sign.
  var integers: [Int]? {
    guard type.kind == .signed || type.kind == .unsigned, case .bytes(let data) = elements else {
      return nil
    }
    let unused = UInt64(64 - 8 * type.size)
    let integers = Self.words(data, size: type.size).map { word in
      type.kind == .signed
        ? Int(truncatingIfNeeded: Int64(bitPattern: word << unused) >> Int64(unused))
        : Int(exactly: word)
    }
    return integers.contains(nil) ? nil : integers.compactMap { $0 }
  }

  /// Nil for any type but bool.
  var booleans: [Bool]? {
    guard type.kind == .boolean, case .bytes(let data) = elements else { return nil }
    return data.map { $0 != 0 }
  }

  /// UTF-8; nil for any type but texts, or where one is not Unicode.
  var texts: [[UInt8]]? {
    guard type.kind == .text, case .bytes(let data) = elements else { return nil }
    let texts = stride(from: data.startIndex, to: data.endIndex, by: type.size).map {
      Self.text(data[$0..<$0 + type.size])
    }
    return texts.contains(nil) ? nil : texts.compactMap { $0 }
  }

  private static func text(_ data: ArraySlice<UInt8>) -> [UInt8]? {
    var codes = words(data, size: 4)
    while codes.last == 0 { codes.removeLast() }
    var text: [UInt8] = []
    for code in codes {
      guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
      text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
    return text
  }

  /// Little-endian numbers of `size` bytes each.
  private static func words(_ data: ArraySlice<UInt8>, size: Int) -> [UInt64] {
    stride(from: data.startIndex, to: data.endIndex, by: size).map { start in
      data[start..<start + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
