/// An input or output of an ONNX graph, of any number of rows: a ValueInfoProto.
struct ONNXValue {
  let name: String
  let elementType: ONNXTensor.ElementType
  /// Nil for one element a row.
  let columnCount: Int?

  /// Fields of ValueInfoProto: name = 1, type = 2; of TypeProto: tensor_type = 1; of TypeProto.Tensor:
  /// elem_type = 1, shape = 2; of TensorShapeProto: dim = 1, whose dim_value = 1, dim_param = 2.
  func write(to writer: inout ProtocolBufferWriter) {
    writer.write(1, name)
    writer.write(2) { type in
      type.write(1) { tensor in
        tensor.write(1, elementType.rawValue)
        tensor.write(2) { shape in
          shape.write(1) { $0.write(2, "N") }
          if let columnCount { shape.write(1) { $0.write(1, columnCount) } }
        }
      }
    }
  }
}
