/// NumPy's types and arrays, as `dtype.__reduce__` and `ndarray.__reduce__` give them.
extension PickleWriter {
  /// `dtype('f8')` and the like.
  ///
  /// - Parameters:
  ///   - code: the kind and the size.
  ///   - end: the last three fields of the type's state: element size, alignment and flags.
  private mutating func write(dataType code: String, byteOrder: String, end: [Int]) {
    let shared = Shared.dataType(code)
    if knows(shared) { return write(shared) { _ in } }
    write(global: "dtype", of: "numpy")
    write(constant: code)
    write(false)
    write(true)
    appendTuple(count: 3)
    append(.reduce)
    memoize(shared)
    append(.mark)
    write(3)
    write(constant: byteOrder)
    for _ in 0..<3 { append(.none) }
    for field in end { write(field) }
    append(.tuple)
    memoize()
    append(.build)
  }

  /// An array whose elements the closure writes: bytes or a list.
  mutating func write(
    arrayOf code: String, _ byteOrder: String, end: [Int], shape: [Int], isColumnMajor: Bool,
    _ elements: (inout PickleWriter) -> Void
  ) {
    write(global: "_reconstruct", of: "numpy._core.multiarray")
    write(global: "ndarray", of: "numpy")
    write(tuple: [0])
    write(constant: [UInt8(ascii: "b")])
    appendTuple(count: 3)
    append(.reduce)
    memoize()
    append(.mark)
    write(1)
    write(tuple: shape)
    write(dataType: code, byteOrder: byteOrder, end: end)
    write(isColumnMajor)
    elements(&self)
    append(.tuple)
    memoize()
    append(.build)
  }

  /// - Parameter doubles: in the order that `isColumnMajor` says.
  mutating func write(array doubles: [Double], shape: [Int], isColumnMajor: Bool = false) {
    let bytes = doubles.flatMap { value in
      Self.littleEndian(Int(bitPattern: UInt(value.bitPattern)), count: 8)
    }
    write(
      arrayOf: "f8", "<", end: [-1, -1, 0], shape: shape, isColumnMajor: isColumnMajor
    ) { $0.write(bytes: bytes) }
  }

  /// - Parameter size: bytes an element, 4 or 8.
  mutating func write(array integers: [Int], size: Int) {
    let bytes = integers.flatMap { Self.littleEndian($0, count: size) }
    write(
      arrayOf: "i\(size)", "<", end: [-1, -1, 0], shape: [integers.count], isColumnMajor: false
    ) { $0.write(bytes: bytes) }
  }

  /// Texts of equal length, padded with zeros.
  mutating func write(array texts: [[UInt8]]) {
    let codes = texts.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
    let length = max(1, codes.map(\.count).max() ?? 0)
    let bytes = codes.flatMap { codes in
      (codes + [UInt32](repeating: 0, count: length - codes.count)).flatMap {
        Self.littleEndian(Int($0), count: 4)
      }
    }
    write(
      arrayOf: "U\(length)", "<", end: [4 * length, 4, 8], shape: [texts.count],
      isColumnMajor: false
    ) { $0.write(bytes: bytes) }
  }

  mutating func write(objects texts: [[UInt8]]) {
    write(
      arrayOf: "O8", "|", end: [-1, -1, 63], shape: [texts.count], isColumnMajor: false
    ) { $0.write(list: texts) }
  }
}
