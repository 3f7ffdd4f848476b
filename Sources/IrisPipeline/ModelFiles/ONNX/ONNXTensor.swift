/// A constant of an ONNX graph: a TensorProto.
struct ONNXTensor {
  /// TensorProto.DataType.
  enum ElementType: Int {
    case int64 = 7
    case string = 8
    case double = 11
  }

  enum Elements {
    case doubles([Double])
    case labels([ClassLabel])
  }

  let name: String
  let shape: [Int]
  let elements: Elements

  var elementType: ElementType {
    switch elements {
    case .doubles: .double
    case .labels(let labels): labels.allSatisfy(\.isInteger) ? .int64 : .string
    }
  }

  /// Fields of TensorProto: dims = 1, data_type = 2, string_data = 6, name = 8, raw_data = 9.
  func write(to writer: inout ProtocolBufferWriter) {
    for size in shape { writer.write(1, size) }
    writer.write(2, elementType.rawValue)
    if case .labels(let labels) = elements, elementType == .string {
      for label in labels { writer.write(6, label.name) }
    }
    writer.write(8, name)
    if elementType != .string { writer.write(9, words.flatMap(Self.littleEndian)) }
  }

  private var words: [UInt64] {
    switch elements {
    case .doubles(let values): values.map(\.bitPattern)
    case .labels(let labels):
      labels.map {
        if case .integer(let value) = $0 { UInt64(bitPattern: Int64(value)) } else { 0 }
      }
    }
  }

  private static func littleEndian(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }
}

extension ClassLabel {
  fileprivate var isInteger: Bool {
    if case .integer = self { true } else { false }
  }
}
