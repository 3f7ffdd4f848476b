public import ByteText

/// The user's own training command and what it leaves behind. Paths are seen from the top of the
/// repository.
public struct CommandSettings: Hashable, Sendable {
  /// The program and its arguments, handed over as they are: no shell reads them.
  public var arguments: [ByteString] = []
  public var directory: ByteString = "."
  /// Variables set for the command, beside the few that it gets anyway.
  public var environment: [ByteString: ByteString] = [:]
  /// Names of further variables of this process that the command gets.
  public var passedVariables: [ByteString] = []
  /// After which the command and all its children are ended, in seconds.
  public var timeLimit = 600
  /// The most bytes that the command may have in memory at once; 0 for any.
  public var memoryLimit = 0
  /// What it measured.
  public var metricsFile: ByteString = "metrics.json"
  public var metricsFormat = MetricsFormatChoice.auto
  /// For each test row its label and the probability given to it (CSV); empty where it writes none.
  public var predictionsFile: ByteString = ""
  /// Files whose hashes belong to the record.
  public var outputs: [ByteString] = []

  public init() {}

  public var isGiven: Bool { !arguments.isEmpty }
}

/// How the metrics file is read.
public enum MetricsFormatChoice: String, CaseIterable, Sendable {
  /// By the extension; a folder is MLflow's file store.
  case auto
  case json, yaml, csv, mlflow
}
