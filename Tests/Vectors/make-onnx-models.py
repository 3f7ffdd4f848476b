"""Writes onnx-models.json: softmax classifiers as the ONNX library serialises them.

    python3 -m venv venv && venv/bin/pip install onnx==1.23.2 numpy==2.4.6
    venv/bin/python make-onnx-models.py > onnx-models.json
"""

import base64
import json

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

INTEGERS = {
    "features": ["length (cm)", 'a"b\\\n'],
    "classes": [-1, 7],
    "coefficients": [[0.5, -1.0], [0.1, 2.0]],
    "intercepts": [0.25, -0.25],
}
TEXTS = {
    "features": ["größe", "x1", "x2"],
    "classes": ["a", "b c", "野"],
    "coefficients": [[1.5, -2.0, 1e-300], [0.0, 3.25, 1e300], [-7.0, 0.1, 0.2]],
    "intercepts": [0.0, 0.3, -1.0],
}


def model(features, classes, coefficients, intercepts):
    if isinstance(classes[0], int):
        kind, labels = TensorProto.INT64, numpy_helper.from_array(numpy.array(classes, "int64"), "labels")
    else:
        kind = TensorProto.STRING
        labels = helper.make_tensor("labels", kind, [len(classes)], [label.encode() for label in classes])
    graph = helper.make_graph(
        [
            helper.make_node("Gemm", ["features", "coefficients", "intercepts"], ["scores"], transB=1),
            helper.make_node("ArgMax", ["scores"], ["position"], axis=1, keepdims=0),
            helper.make_node("Gather", ["labels", "position"], ["label"], axis=0),
            helper.make_node("Softmax", ["scores"], ["probabilities"], axis=1),
        ],
        "logistic_regression",
        [helper.make_tensor_value_info("features", TensorProto.DOUBLE, ["N", len(features)])],
        [
            helper.make_tensor_value_info("label", kind, ["N"]),
            helper.make_tensor_value_info("probabilities", TensorProto.DOUBLE, ["N", len(classes)]),
        ],
        [
            numpy_helper.from_array(numpy.array(coefficients), "coefficients"),
            numpy_helper.from_array(numpy.array(intercepts), "intercepts"),
            labels,
        ],
    )
    result = helper.make_model(
        graph, ir_version=7, producer_name="mlgate", opset_imports=[helper.make_opsetid("", 13)]
    )
    names = json.dumps(features, ensure_ascii=False, separators=(",", ":")).replace("\\n", "\\u000a")
    helper.set_model_props(result, {"feature_names": names})
    onnx.checker.check_model(result, full_check=True)
    return result.SerializeToString(deterministic=True)


cases = [case | {"model": base64.b64encode(model(**case)).decode()} for case in [INTEGERS, TEXTS]]
print(json.dumps(cases, ensure_ascii=False, indent=1))
