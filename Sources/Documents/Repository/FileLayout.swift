public import ByteText

/// Which paths hold what. The defaults are the layout that ML projects share; the configuration widens it.
public struct FileLayout: Sendable {
  /// Names of folders, at any depth, below which YAML files may be experiment configurations.
  public var experimentFolders: [ByteString] = ["experiments"]
  /// Names of folders, at any depth, below which `model_v*.json` is model metadata.
  public var modelFolders: [ByteString] = ["models"]

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
    switch path.fileExtension {
    case "dvc": return .dvcFile
    case "yaml", "yml": return yamlKind(path, name)
    case "json": return jsonKind(path, name)
    case "txt": return isRequirements(path, name) ? .requirements : nil
    default: return nil
    }
  }

  private func yamlKind(_ path: RepositoryPath, _ name: ByteString) -> FileKind? {
    if name.hasPrefix("environment") || name.hasPrefix("conda") { return .condaEnvironment }
    return isBelow(experimentFolders, path) ? .experimentYAML : nil
  }

  /// `requirements*.txt`, `dev-requirements.txt`, `requirements/dev.txt` and `constraints*.txt`.
  private func isRequirements(_ path: RepositoryPath, _ name: ByteString) -> Bool {
    name.hasPrefix("requirements") || name.hasSuffix("requirements.txt")
      || name.hasPrefix("constraints") || path.folder.fileName == "requirements"
  }

  private func jsonKind(_ path: RepositoryPath, _ name: ByteString) -> FileKind? {
    guard isBelow(modelFolders, path) else { return nil }
    return name.starts(with: Self.modelPrefix.bytes) ? .modelMetadata : .modelJSON
  }

  /// Whether a file or folder is named after a version: `model_v1.0.0.pth`.
  ///
  /// A digit must follow the prefix, because `model_vgg16.pth` and `model_vit.pth` are not versions.
  func isVersionName(_ name: ByteString) -> Bool {
    name.starts(with: Self.modelPrefix.bytes)
      && name.dropFirst(Self.modelPrefix.count).first?.isDigit == true
  }

  func isBelow(_ folders: [ByteString], _ path: RepositoryPath) -> Bool {
    path.components.dropLast().contains { component in
      folders.contains { $0.elementsEqual(component) }
    }
  }
}
