extension Model {
  /// The classifier as an ONNX model of standard operators in double precision; the same bytes for
  /// equal models.
  ///
  /// Input `features` [N, features]; outputs `label` [N], int64 or string, the first of the classes
  /// with the greatest score, and `probabilities` [N, classes]. The property `feature_names` is a JSON
  /// list. Field numbers: `onnx.proto3` of the ONNX specification, for which this is a ModelProto:
  /// ir_version = 1, producer_name = 2, graph = 7, opset_import = 8, metadata_props = 14.
  public var onnx: [UInt8] {
    var writer = ProtocolBufferWriter()
    // ONNX 1.8: the oldest release with operator set 13, whose Softmax is over one axis.
    writer.write(1, 7)
    writer.write(2, "mlgate")
    writer.write(7, writeGraph)
    // OperatorSetIdProto: domain = 1, version = 2.
    writer.write(8) { operators in
      operators.write(1, "")
      operators.write(2, 13)
    }
    // StringStringEntryProto: key = 1, value = 2.
    writer.write(14) { property in
      property.write(1, "feature_names")
      property.write(2, JSONWriter.compact(.array(featureNames.map(JSONValue.string))))
    }
    return writer.bytes
  }

  /// Fields of GraphProto: node = 1, name = 2, initializer = 5, input = 11, output = 12.
  private func writeGraph(to writer: inout ProtocolBufferWriter) {
    let labels = ONNXTensor(name: "labels", shape: [classes.count], elements: .labels(classes))
    for node in Self.nodes { writer.write(1, node.write) }
    writer.write(2, "logistic_regression")
    writer.write(5, coefficientTensor.write)
    writer.write(5, interceptTensor.write)
    writer.write(5, labels.write)
    writer.write(
      11,
      ONNXValue(name: "features", elementType: .double, columnCount: featureNames.count).write)
    writer.write(
      12, ONNXValue(name: "label", elementType: labels.elementType, columnCount: nil).write)
    writer.write(
      12,
      ONNXValue(name: "probabilities", elementType: .double, columnCount: classes.count).write)
  }

  private var coefficientTensor: ONNXTensor {
    ONNXTensor(
      name: "coefficients", shape: [classes.count, featureNames.count],
      elements: .doubles(classifier.coefficients))
  }

  private var interceptTensor: ONNXTensor {
    ONNXTensor(
      name: "intercepts", shape: [classes.count], elements: .doubles(classifier.intercepts))
  }

  /// ArgMax takes the first of equal scores unless told otherwise.
  private static let nodes = [
    ONNXNode(
      operation: "Gemm", inputs: ["features", "coefficients", "intercepts"], output: "scores",
      attributes: ["transB": 1]),
    ONNXNode(
      operation: "ArgMax", inputs: ["scores"], output: "position",
      attributes: ["axis": 1, "keepdims": 0]),
    ONNXNode(
      operation: "Gather", inputs: ["labels", "position"], output: "label",
      attributes: ["axis": 0]),
    ONNXNode(
      operation: "Softmax", inputs: ["scores"], output: "probabilities", attributes: ["axis": 1]),
  ]
}
