/// The tensors of a `.safetensors` file, all of type F64.
///
/// Eight bytes little-endian length, a JSON header of that length, then the values one after the
/// other, row-major and little-endian. Specification: huggingface/safetensors, README "Format".
public struct Safetensors: Hashable, Sendable {
  public struct Tensor: Hashable, Sendable {
    public let name: String
    public let shape: [Int]
    /// Row-major; as many as the shape's product.
    public let values: [Double]

    /// - Precondition: the shape's product is the number of values.
    public init(name: String, shape: [Int], values: [Double]) {
      precondition(shape.reduce(1, *) == values.count)
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  /// In the order of their data.
  public let tensors: [Tensor]

  /// - Precondition: names differ.
  public init(tensors: [Tensor]) {
    precondition(Set(tensors.map { Array($0.name.utf8) }).count == tensors.count)
    self.tensors = tensors
  }

  /// The file's bytes; the header is padded with blanks so that the values start at a multiple of
  /// eight.
  public var bytes: [UInt8] {
    var header = JSONWriter.compact(.object(headerMembers))
    while header.count % 8 != 0 { header.append(0x20) }
    var result: [UInt8] = []
    Self.append(UInt64(header.count), to: &result)
    result += header
    for value in tensors.lazy.flatMap(\.values) { Self.append(value.bitPattern, to: &result) }
    return result
  }

  private var headerMembers: [(name: [UInt8], value: JSONValue)] {
    var start = 0
    return tensors.map { tensor in
      let end = start + 8 * tensor.values.count
      defer { start = end }
      return (
        Array(tensor.name.utf8),
        .members([
          "dtype": .text("F64"),
          "shape": .array(tensor.shape.map(JSONValue.integer)),
          "data_offsets": .array([.integer(start), .integer(end)]),
        ])
      )
    }
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }
}
