public import ByteText

/// Which paths hold what. The defaults are the layout that ML projects share; the configuration widens it.
public struct FileLayout: Sendable {
  /// YAML files that may be experiment configurations: below folders of this name at any depth.
  public var experiments = [Glob("experiments/")]
  /// Where `model_v*.json` is model metadata and `model_v*` with a model extension its weights.
  public var models = [Glob("models/")]
  /// pip's requirement and constraint files: `requirements-dev.txt`, `requirements/dev.txt` …
  public var requirements: [Glob] = [
    Glob("requirements*.txt"), Glob("*requirements.txt"), Glob("constraints*.txt"),
    Glob("**/requirements/*.txt"),
  ]
  /// conda's environment files; of those not named `environment` only the ones with `dependencies`.
  public var condaEnvironments: [Glob] = [
    Glob("environment*.yaml"), Glob("environment*.yml"), Glob("conda*.yaml"), Glob("conda*.yml"),
  ]

  /// Extensions, in lower case, of files that hold a model's weights.
  public var modelExtensions: Set<ByteString> = [
    "bin", "caffemodel", "cbm", "ckpt", "engine", "gguf", "ggml", "h5", "hdf5", "joblib", "keras",
    "mar", "mlmodel", "msgpack", "npz", "onnx", "ot", "pb", "pdiparams", "pickle", "pkl",
    "pt", "pth", "safetensors", "tflite", "torchscript", "ubj", "weights",
  ]
  /// Extensions, in lower case, of files that hold data in bulk and that nobody reads as text.
  public var dataExtensions: Set<ByteString> = [
    "arrow", "avro", "feather", "lmdb", "mat", "npy", "orc", "parquet", "tfrecord", "tfrecords",
  ]

  /// What the names of model metadata and of its weights begin with.
  public static let modelPrefix: ByteString = "model_v"

  public init() {}

  /// Nil for a file that only the whole-tree rules look at.
  public func kind(of path: RepositoryPath) -> FileKind? {
    let name = path.fileName
    switch name {
    case "dvc.yaml": return .dvcPipeline
    case "dvc.lock": return .dvcLock
    case ".gitattributes": return .attributes
    default: break
    }
    let fileExtension = path.fileExtension
    switch fileExtension {
    case "dvc": return .dvcFile
    case "yaml" where condaEnvironments.covers(path), "yml" where condaEnvironments.covers(path):
      return .condaEnvironment
    case "yaml" where experiments.covers(path), "yml" where experiments.covers(path):
      return .experimentYAML
    case "json" where models.covers(path):
      return name.starts(with: Self.modelPrefix.bytes) ? .modelMetadata : .modelJSON
    default: return requirements.covers(path) ? .requirements : nil
    }
  }

  /// Whether a file or folder is named after a version: `model_v1.0.0.pth`.
  ///
  /// A digit must follow the prefix, because `model_vgg16.pth` and `model_vit.pth` are not versions.
  func isVersionName(_ name: ByteString) -> Bool {
    name.starts(with: Self.modelPrefix.bytes)
      && name.dropFirst(Self.modelPrefix.count).first?.isDigit == true
  }
}

extension [Glob] {
  /// Whether one of the patterns is for the file at `path`: it matches the file, or names a folder that
  /// holds it.
  func covers(_ path: RepositoryPath) -> Bool {
    contains { glob in
      if glob.isLiteral || glob.isFolderOnly { return glob.covers(path) }
      // Every path of a snapshot comes by: most end otherwise.
      if let last = glob.lastByte, path.bytes.last != last { return false }
      return glob.matches(path)
    }
  }
}
