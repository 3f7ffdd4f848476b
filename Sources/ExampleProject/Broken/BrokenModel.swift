import ByteText
import Findings

/// Sound metadata of a model in a folder of its own, with its weights, whose fields a fault replaces.
struct BrokenModel {
  let name: String
  var version = "1.0.0"
  /// What `model_name` holds where it is not the folder's name.
  var modelName: String?
  /// Fields that are replaced, added or, where nil, left out.
  var fields: KeyValuePairs<String, String?> = [:]
  /// The first key, whose place stands for the whole file.
  var head = "\"model_name\""

  /// The metadata's path without its extension.
  private var stem: String { "models/\(name)/model_v\(version)" }

  var metadata: ExampleFile {
    ExampleFile(ByteString("\(stem).json"), ByteString(text))
  }

  /// The metadata reported as a whole, for want of weights.
  var metadataAlone: ExampleFile {
    ExampleFile(ByteString("«\(stem).json»"), ByteString(text))
  }

  var weights: ExampleFile {
    ExampleFile(ByteString("\(stem).safetensors"), .text(Self.pointer))
  }

  /// As git-lfs writes it, of 148,000 bytes.
  private static let pointer: ByteString = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
    size 148000

    """

  private var text: String {
    var lines = [("version", "\"\(version)\"")] + Self.sound
    for (key, value) in fields {
      lines.removeAll { $0.0 == key }
      if let value { lines.append((key, value)) }
    }
    let first = "  \(head): \"\(modelName ?? name)\""
    let others = lines.map { "  \"\($0.0)\": \($0.1)" }
    return "{\n" + ([first] + others).joined(separator: ",\n") + "\n}\n"
  }

  private static let sound = [
    ("architecture", "\"Multinomial logistic regression\""),
    ("framework", "\"scikit-learn\""),
    ("framework_version", "\"1.5.2\""),
    ("created_at", "\"2024-01-17T10:00:00Z\""),
    ("training_config", "{\"experiment_id\": \"exp-002\"}"),
    ("metrics", "{\"balanced_accuracy\": 0.9667}"),
  ]
}

extension BrokenFault {
  /// Metadata and weights of each model.
  init(_ rule: String, _ models: BrokenModel...) {
    self.init(rule, files: models.flatMap { [$0.metadata, $0.weights] })
  }
}
