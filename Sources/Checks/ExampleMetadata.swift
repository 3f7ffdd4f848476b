import ByteText
import Findings

/// Metadata that the families' examples share.
enum ExampleMetadata {
  static let minimal: ByteString = """
    {
      "model_name": "net",
      "version": "1.0.0",
      "architecture": "MLP",
      "framework": "pytorch",
      "created_at": "2024-01-15T10:00:00Z",
      "training_config": {},
      "metrics": {}
    }

    """
}

/// Weights that the families' examples share.
enum ExampleWeights {
  /// The LFS pointer of weights of `size` bytes.
  static func pointer(size: String) -> ByteString {
    ByteString(
      """
      version https://git-lfs.github.com/spec/v1
      oid sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
      size \(size)

      """)
  }
}

/// A model and its experiment, as the families' examples share them.
enum ExampleExperiment {
  static func metadata(_ text: String) -> ExampleFile {
    ExampleFile("models/net/model_v1.0.0.json", ByteString(text))
  }

  /// Experiment exp-001 with these sections.
  static func file(_ sections: String) -> ExampleFile {
    ExampleFile(
      "experiments/exp-001-baseline.yaml", ByteString("experiment: {id: exp-001}\n" + sections))
  }
}
