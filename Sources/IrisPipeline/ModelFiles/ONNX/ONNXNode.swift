/// One operation of an ONNX graph: a NodeProto.
struct ONNXNode {
  let operation: String
  let inputs: [String]
  let output: String
  let attributes: KeyValuePairs<String, Int>

  /// AttributeProto.AttributeType.INT
  private static let integerType = 2

  /// Fields of NodeProto: input = 1, output = 2, op_type = 4, attribute = 5; of AttributeProto:
  /// name = 1, i = 3, type = 20.
  func write(to writer: inout ProtocolBufferWriter) {
    for input in inputs { writer.write(1, input) }
    writer.write(2, output)
    writer.write(4, operation)
    for (name, value) in attributes {
      writer.write(5) { attribute in
        attribute.write(1, name)
        attribute.write(3, value)
        attribute.write(20, Self.integerType)
      }
    }
  }
}
