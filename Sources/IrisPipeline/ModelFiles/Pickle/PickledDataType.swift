/// The type of an array's elements, by NumPy's letter for the kind and the size.
///
/// Source: NumPy's reference, "The array interface protocol", and `numpy.dtype.__reduce__`.
struct PickledDataType {
  enum Kind: UInt8 {
    case boolean = 0x62
    case float = 0x66
    case signed = 0x69
    case unsigned = 0x75
    case object = 0x4F
    /// Texts of equal length, four bytes a scalar, padded with zeros.
    case text = 0x55
  }

  let kind: Kind
  /// Bytes of an element.
  let size: Int

  /// Nil where the type is none that a LogisticRegression is made of.
  init?(code: ArraySlice<UInt8>, byteOrder: ArraySlice<UInt8>) {
    guard let kind = code.first.flatMap(Kind.init), byteOrder != [UInt8(ascii: ">")],
      let length = DecimalText.integer(code.dropFirst()),
      (1...PickleMachine.byteLimit).contains(length)
    else { return nil }
    self.kind = kind
    size = kind == .text ? 4 * length : length
    let sizes: Set<Int>? =
      switch kind {
      case .boolean: [1]
      case .float: [4, 8]
      case .signed, .unsigned: [1, 2, 4, 8]
      case .object, .text: nil
      }
    if let sizes, !sizes.contains(size) { return nil }
  }
}
