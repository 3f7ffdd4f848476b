/// Why a file is not a safetensors file that mlgate reads.
public enum SafetensorsFault: Error, Hashable, Sendable {
  /// Shorter than its header says.
  case truncated
  /// The header is longer than 100 MB, the format's own limit.
  case headerTooLarge(UInt64)
  /// Not JSON from this byte of the header on.
  case headerNotJSON(offset: Int)
  /// The tensor's entry lacks a type, a shape or offsets, or they contradict each other.
  case malformedTensor(name: [UInt8])
  /// The tensor's type is not F64.
  case otherType(name: [UInt8])
  /// The tensors overlap, leave a gap, or do not end with the file.
  case offsets
}

extension Safetensors {
  private static let headerLimit: UInt64 = 100_000_000

  /// Reads a whole file; `__metadata__` is not kept.
  public init(bytes: [UInt8]) throws(SafetensorsFault) {
    guard bytes.count >= 8 else { throw .truncated }
    let length = Self.word(bytes[..<8])
    if length > Self.headerLimit { throw .headerTooLarge(length) }
    let dataStart = 8 + Int(length)
    guard bytes.count >= dataStart else { throw .truncated }
    let data = bytes[dataStart...]
    var tensors: [(start: Int, tensor: Tensor)] = []
    for (name, entry) in try Self.headerEntries(Array(bytes[8..<dataStart])) {
      tensors.append(try Self.tensor(name, entry, data))
    }
    tensors.sort { ($0.start, $0.tensor.values.count) < ($1.start, $1.tensor.values.count) }
    var end = 0
    for (start, tensor) in tensors {
      if start != end { throw .offsets }
      end += 8 * tensor.values.count
    }
    if end != data.count { throw .offsets }
    self.init(tensors: tensors.map(\.tensor))
  }

  private static func headerEntries(_ header: [UInt8]) throws(SafetensorsFault)
    -> [(name: [UInt8], value: JSONValue)]
  {
    let document: JSONValue
    do {
      document = try JSONReader.value(header)
    } catch {
      throw .headerNotJSON(offset: error.offset)
    }
    guard case .object(let members) = document, header[0] == UInt8(ascii: "{") else {
      throw .headerNotJSON(offset: 0)
    }
    return members.filter { !$0.name.elementsEqual("__metadata__".utf8) }
  }

  private static func tensor(_ name: [UInt8], _ entry: JSONValue, _ data: ArraySlice<UInt8>)
    throws(SafetensorsFault) -> (start: Int, tensor: Tensor)
  {
    guard let type = entry["dtype"]?.string, let shape = integers(entry["shape"]),
      let offsets = integers(entry["data_offsets"]), offsets.count == 2
    else { throw .malformedTensor(name: name) }
    guard type == "F64" else { throw .otherType(name: name) }
    let (start, end) = (offsets[0], offsets[1])
    guard start <= end, end <= data.count, let count = product(shape, limit: data.count),
      end - start == 8 * count
    else { throw .malformedTensor(name: name) }
    let first = data.startIndex + start
    let values = (0..<count).map { index in
      Double(bitPattern: word(data[first + 8 * index..<first + 8 * index + 8]))
    }
    let text = String(decoding: name, as: UTF8.self)
    return (start, Tensor(name: text, shape: shape, values: values))
  }

  /// Nil where any element is no integer from 0 on.
  private static func integers(_ value: JSONValue?) -> [Int]? {
    guard let elements = value?.elements else { return nil }
    let integers = elements.compactMap(\.integer).filter { $0 >= 0 }
    return integers.count == elements.count ? integers : nil
  }

  /// Nil above the limit, so that no shape overflows.
  private static func product(_ shape: [Int], limit: Int) -> Int? {
    if shape.contains(0) { return 0 }
    var product = 1
    for size in shape {
      if size > limit / product { return nil }
      product *= size
    }
    return product
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
