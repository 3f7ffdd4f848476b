public import ByteText

/// One model version as RESULTS.md shows it: everything comes from its metadata and experiment.
public struct ModelResult: Codable, Sendable {
  public var modelName: ByteString
  public var version: ByteString
  /// The date of `created_at`: `2024-01-17`.
  public var date: ByteString?
  public var experiment: ByteString?
  public var dataVersion: ByteString?
  /// Test accuracy in [0, 1].
  public var accuracy: Double?
  /// The difference to `previousVersion`, in [-1, 1].
  public var accuracyChange: Double?
  /// The version of the same model before this one, by semantic versioning's precedence.
  public var previousVersion: ByteString?
  /// `performance.inference_time_ms`.
  public var latencyMilliseconds: Double?
  public var tag: ByteString?
  /// Name and value as it is written (`0.1`), in the order of the metadata.
  public var metrics: [NamedText]
  /// The same of `training_config`, without what names the experiment and the data.
  public var hyperparameters: [NamedText]
  /// The experiment's file.
  public var experimentPath: RepositoryPath?
  /// What to run after checking out the tag, each command as its words: `dvc pull`,
  /// `python train.py experiments/exp-003.yaml`.
  public var reproduction: [[ByteString]]
  public var trainingTimeHours: Double?
  /// What the experiment changed, in its author's words.
  public var keyChange: ByteString?

  public init(modelName: ByteString, version: ByteString) {
    self.modelName = modelName
    self.version = version
    metrics = []
    hyperparameters = []
    reproduction = []
  }
}
