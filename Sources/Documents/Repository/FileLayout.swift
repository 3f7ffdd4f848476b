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
    case "txt": return name.hasPrefix("requirements") ? .requirements : nil
    default: return nil
    }
  }

  private func yamlKind(_ path: RepositoryPath, _ name: ByteString) -> FileKind? {
    if name == "environment.yaml" || name == "environment.yml" { return .condaEnvironment }
    return isBelow(experimentFolders, path) ? .experimentYAML : nil
  }

  private func jsonKind(_ path: RepositoryPath, _ name: ByteString) -> FileKind? {
    guard isBelow(modelFolders, path) else { return nil }
    return name.hasPrefix("model_v") ? .modelMetadata : .modelJSON
  }

  private func isBelow(_ folders: [ByteString], _ path: RepositoryPath) -> Bool {
    path.components.dropLast().contains { component in
      folders.contains { $0.elementsEqual(component) }
    }
  }
}
