/// What a path's name and place say about the file.
public enum FileKind: Hashable, Sendable {
  /// YAML below an experiments folder: an experiment by its name or its `experiment` key, else plain YAML.
  case experimentYAML
  /// `model_v*.json` below a models folder.
  case modelMetadata
  /// Other JSON below a models folder.
  case modelJSON
  /// A pip requirements or constraints file.
  case requirements
  /// `environment*.y*ml` or `conda*.y*ml`; a conda environment where it has a list of `dependencies`.
  case condaEnvironment
  /// `*.dvc`
  case dvcFile
  /// `dvc.yaml`
  case dvcPipeline
  /// `dvc.lock`
  case dvcLock
  /// `.gitattributes`
  case attributes

  /// The document format that the strict reader reads, where it does.
  public var documentFormat: LocatedDocument.Format? {
    switch self {
    case .experimentYAML, .condaEnvironment, .dvcFile, .dvcPipeline, .dvcLock: .yaml
    case .modelMetadata, .modelJSON: .json
    case .requirements, .attributes: nil
    }
  }
}
