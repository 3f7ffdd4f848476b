/// Writes messages in the wire format of Protocol Buffers.
///
/// Fields are written in the order of the calls and never left out, so equal calls give equal bytes.
/// Source: protobuf.dev, "Encoding".
struct ProtocolBufferWriter {
  private(set) var bytes: [UInt8] = []

  /// A field of wire type VARINT.
  mutating func write(_ field: Int, _ value: Int) {
    append(UInt64(field) << 3)
    append(UInt64(bitPattern: Int64(value)))
  }

  /// A field of wire type LEN.
  mutating func write(_ field: Int, _ value: some Collection<UInt8>) {
    append(UInt64(field) << 3 | 2)
    append(UInt64(value.count))
    bytes += value
  }

  mutating func write(_ field: Int, _ text: String) { write(field, text.utf8) }

  /// A message inside this one.
  mutating func write(_ field: Int, _ message: (inout ProtocolBufferWriter) -> Void) {
    var writer = ProtocolBufferWriter()
    message(&writer)
    write(field, writer.bytes)
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func append(_ varint: UInt64) {
    var rest = varint
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
