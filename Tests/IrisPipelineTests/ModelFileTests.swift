import IrisPipeline
import Testing

@Suite struct ModelFileTests {
  static let model = Model(
    LogisticRegression(
      coefficients: [0.5, -1, 0.1, 2], intercepts: [0.25, -0.25], featureCount: 2),
    featureNames: [Array("length (cm)".utf8), Array("a\"b\\\n".utf8)],
    classes: [.integer(0), .integer(7)],
    provenance: [
      ProvenanceField("tool", .text(Array("mlgate 0.1.0".utf8))),
      ProvenanceField("rows", .integer(120)), ProvenanceField("c", .number(1)),
    ])

  static let text = #"""
    {
      "format": "mlgate-model",
      "version": 1,
      "features": ["length (cm)", "a\"b\\\u000a"],
      "classes": [0, 7],
      "coefficients": [
        ["0x1.0000000000000p-1", "-0x1.0000000000000p+0"],
        ["0x1.999999999999ap-4", "0x1.0000000000000p+1"]
      ],
      "intercepts": ["0x1.0000000000000p-2", "-0x1.0000000000000p-2"],
      "coefficients_decimal": [
        [0.5, -1.0],
        [0.1, 2.0]
      ],
      "intercepts_decimal": [0.25, -0.25],
      "provenance": {
        "tool": "mlgate 0.1.0",
        "rows": 120,
        "c": 1.0
      }
    }

    """#

  /// Class 2 is never predicted, so that its precision has no interval.
  @Test func metricsFile() {
    let outcomes = [(0, 0), (1, 1), (1, 1), (2, 0)].map {
      RowOutcome(label: $0, predicted: $1, probability: 0.5, squaredError: 0.25)
    }
    let metrics = Metrics(outcomes, classCount: 3)
    #expect(
      String(
        decoding: metrics.json(classes: [.integer(0), .integer(1), .text([0x61])]), as: UTF8.self)
        == Self.metrics)
  }

  private static let metrics = """
    {
      "accuracy": 0.75,
      "accuracy_interval_low": 0.3006418425824019,
      "accuracy_interval_high": 0.9544127391902995,
      "log_loss": 0.6931471805599453,
      "brier_score": 0.25,
      "macro_precision": 0.5,
      "macro_recall": 0.6666666666666666,
      "macro_f1": 0.5555555555555555,
      "weighted_precision": 0.625,
      "weighted_recall": 0.75,
      "weighted_f1": 0.6666666666666666,
      "rows": 4,
      "classes": {
        "0": {
          "precision": 0.5,
          "recall": 1.0,
          "f1": 0.6666666666666666,
          "support": 1,
          "precision_interval_low": 0.09453120573423071,
          "precision_interval_high": 0.9054687942657693,
          "recall_interval_low": 0.20654931437723742,
          "recall_interval_high": 1.0
        },
        "1": {
          "precision": 1.0,
          "recall": 1.0,
          "f1": 1.0,
          "support": 2,
          "precision_interval_low": 0.3423802275066531,
          "precision_interval_high": 1.0,
          "recall_interval_low": 0.3423802275066531,
          "recall_interval_high": 1.0
        },
        "a": {
          "precision": 0.0,
          "recall": 0.0,
          "f1": 0.0,
          "support": 1,
          "precision_interval_low": null,
          "precision_interval_high": null,
          "recall_interval_low": 0.0,
          "recall_interval_high": 0.7934506856227626
        }
      }
    }

    """

  @Test func isWrittenInOneForm() {
    #expect(String(decoding: Self.model.json, as: UTF8.self) == Self.text)
  }

  @Test func readsBack() throws {
    #expect(try Model(json: Self.model.json) == Self.model)
  }

  @Test(arguments: [
    ("{", "", ModelFault.notJSON(offset: 1)),
    (Self.text, Self.text + "x", .notJSON(offset: Self.text.utf8.count)),
    ("\"version\": 1", "\"version\": 01", .notJSON(offset: 43)),
    ("mlgate-model", "pickle", .otherFormat),
    ("\"version\": 1", "\"version\": 2", .otherVersion(2)),
    ("\"version\": 1", "\"version\": \"1\"", .member("version")),
    ("\"intercepts\"", "\"intercept\"", .member("intercepts")),
    (", \"-0x1.0000000000000p+0\"", "", .member("coefficients")),
    ("0x1.999999999999ap-4", "0.1", .member("coefficients")),
    (", \"-0x1.0000000000000p-2\"", "", .member("intercepts")),
    ("[0, 7]", "[7, 0]", .member("classes")),
    ("[0, 7]", "[7, 7]", .member("classes")),
    ("120", "[]", .member("provenance")),
  ])
  func refuses(old: String, new: String, fault: ModelFault) {
    let text = old == "{" ? "{" : Self.text.replacing(old, with: new, maxReplacements: 1)
    #expect(throws: fault) { try Model(json: Array(text.utf8)) }
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: ModelFault.notJSON(offset: 32)) { try Model(json: Array(text.utf8)) }
  }

  @Test func safetensorsFile() throws {
    let file = Self.model.safetensors
    let header =
      #"{"coefficients":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32]},"#
      + #""intercepts":{"dtype":"F64","shape":[2],"data_offsets":[32,48]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    let bytes = file.bytes
    #expect(Array(bytes[..<8]) == [UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0])
    #expect(bytes[8...].starts(with: padded.utf8))
    let data = bytes[(8 + padded.utf8.count)...]
    #expect(data.count == 48)
    #expect(Array(data.prefix(8)) == [0, 0, 0, 0, 0, 0, 0xE0, 0x3F])
    #expect(try Safetensors(bytes: bytes) == file)
  }

  @Test(
    arguments: [
      ([1, 0, 0], SafetensorsFault.truncated),
      ([9, 0, 0, 0, 0, 0, 0, 0, 0x7B], .truncated),
      ([0, 0, 0, 0, 0, 0, 0, 1], .headerTooLarge(1 << 56)),
      (file(#"[]"#, data: 0), .headerNotJSON(offset: 0)),
      (file(#" {}"#, data: 0), .headerNotJSON(offset: 0)),
      (file(#"{"a":1"#, data: 0), .headerNotJSON(offset: 6)),
      (file(#"{"a":1}"#, data: 0), .malformedTensor(name: [0x61])),
      (
        file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, data: 4),
        .otherType(name: [0x61])
      ),
      (
        file(#"{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}"#, data: 8),
        .malformedTensor(name: [0x61])
      ),
      (
        file(
          #"{"a":{"dtype":"F64","shape":[9007199254740993,2048],"data_offsets":[0,8]}}"#, data: 8),
        .malformedTensor(name: [0x61])
      ),
      (file(#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, data: 16), .offsets),
      (
        file(
          #"{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"#
            + #""b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, data: 8), .offsets
      ),
    ] as [([UInt8], SafetensorsFault)])
  func refusesSafetensors(bytes: [UInt8], fault: SafetensorsFault) {
    #expect(throws: fault) { try Safetensors(bytes: bytes) }
  }

  static func file(_ header: String, data: Int) -> [UInt8] {
    [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + header.utf8
      + [UInt8](repeating: 0, count: data)
  }
}
