public import ByteText
public import Findings

/// The metadata of one model version: `model_v1.0.0.json` beside its weights.
///
/// Every field is the located node that holds it, nil where it is absent or `null`; what its value
/// may be is said in `ModelMetadata.fields`, and a reader asks the node for the type that it needs.
public final class ModelMetadata: Sendable {
  public let file: ParsedFile
  /// The top-level object; nil where the file does not parse or holds something else.
  public let root: Node?
  /// What `version` says; nil where it is no string.
  public let versionReading: Result<SemanticVersion, InvalidSemanticVersion>?
  /// The text of `experimentID`; nil where it is none.
  let experimentName: ByteString?

  public init(_ file: ParsedFile) {
    self.file = file
    let top = file.document?.root
    root = top?.isMapping == true ? top : nil
    versionReading = root?["version"]?.string.map { text in
      Result { () throws(InvalidSemanticVersion) in try SemanticVersion(text) }
    }
    experimentName = root?.value(of: "training_config")?.value(of: "experiment_id")?.string
  }

  public var path: RepositoryPath { file.path }

  /// `1.0.0` of `model_v1.0.0.json`.
  public var fileVersion: ByteString {
    ByteString(path.stem.dropFirst(FileLayout.modelPrefix.count))
  }

  /// Whether this is metadata at all: a digit follows `model_v`, or the file says so by its fields,
  /// so that the configuration of a network named `model_vgg16.json` is left alone.
  public var isModelVersion: Bool {
    fileVersion.first?.isDigit == true || modelName != nil || trainingConfiguration != nil
  }

  /// `version` where it is a semantic version.
  public var semanticVersion: SemanticVersion? {
    if case .success(let version)? = versionReading { version } else { nil }
  }

  /// Where a field that is absent is reported.
  public var headLocation: SourceLocation {
    file.document?.headLocation ?? SourceLocation(path: path)
  }
}

extension ModelMetadata {
  public var modelName: Node? { root?.value(of: "model_name") }
  public var version: Node? { root?.value(of: "version") }
  public var architecture: Node? { root?.value(of: "architecture") }
  public var framework: Node? { root?.value(of: "framework") }
  public var frameworkVersion: Node? { root?.value(of: "framework_version") }
  public var createdAt: Node? { root?.value(of: "created_at") }
  public var dataVersion: Node? { root?.value(of: "data_version") }
  /// The hash by which DVC knows the data: an MD5 or its first digits.
  public var dataHash: Node? { root?.value(of: "data_dvc_hash") }
  public var gitCommit: Node? { root?.value(of: "git_commit") }
  public var gitTag: Node? { root?.value(of: "git_tag") }

  public var trainingConfiguration: Node? { root?.value(of: "training_config") }
  public var experimentID: Node? { trainingConfiguration?.value(of: "experiment_id") }
  public var dataset: Node? { trainingConfiguration?.value(of: "dataset") }
  public var datasetVersion: Node? { trainingConfiguration?.value(of: "dataset_version") }
  public var epochs: Node? { trainingConfiguration?.value(of: "epochs") }
  public var batchSize: Node? { trainingConfiguration?.value(of: "batch_size") }
  public var learningRate: Node? { trainingConfiguration?.value(of: "learning_rate") }
  public var optimizer: Node? { trainingConfiguration?.value(of: "optimizer") }

  public var metrics: Node? { root?.value(of: "metrics") }
  public var deployment: Node? { root?.value(of: "deployment") }

  public var performance: Node? { root?.value(of: "performance") }
  public var inferenceTimeMilliseconds: Node? { performance?.value(of: "inference_time_ms") }
  public var modelSizeMegabytes: Node? { performance?.value(of: "model_size_mb") }
  public var parametersMillions: Node? { performance?.value(of: "parameters_millions") }
}
