public import ByteText
public import RepositorySnapshot

/// A DVC project: the folder with `.dvc/` and what lies below it, other projects aside.
public struct DVCProject: Sendable {
  /// Empty for the top of the repository.
  public let folder: RepositoryPath
  /// False for the files of no project, which DVC does not find; they count as one at the top.
  public let isInitialized: Bool
  /// Of the snapshot's `.dvc/config` alone.
  public let configuration: DVCConfiguration
  public let ignore: DVCIgnore
  /// The `.dvc` and dvc.yaml files that DVC does not see, sorted: those that `.dvcignore` covers, and
  /// those in a folder that is an output. They are in no list below.
  public let ignoredFiles: [RepositoryPath]
  /// The parameter files of the snapshot, each read once.
  public let parameterFiles: any ParameterFiles
  /// Configuration and ignore files that could not be read, so that their rules are not known;
  /// sorted.
  public let unreadable: [UnreadableBlob]
  /// Sorted by path.
  public let dvcFiles: [DVCFile]
  /// Sorted by path.
  public let pipelines: [DVCPipeline]
  /// The dvc.lock files that no dvc.yaml lies beside, sorted by path.
  public let strayLocks: [DVCLock]

  /// The stages of all pipelines, expanded when they are first asked for.
  public var stages: [DVCStage] { pipelines.flatMap(\.stages) }

  /// What DVC records of the outputs; put together when it is first asked for.
  public var recordedOutputs: RecordedOutputs { lazyOutputs.value { RecordedOutputs(self) } }

  let lazyOutputs = Lazy<RecordedOutputs>()
}
