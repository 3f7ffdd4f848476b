public import ByteText

/// One of the user's own commands, run beside the checks.
public struct JobSettings: Hashable, Sendable {
  public var name: ByteString
  /// The program and its arguments, handed over as they are: no shell reads them.
  public var command: [ByteString]
  /// Patterns of files as in .gitignore: the changed ones that match follow the arguments, and
  /// without one there is nothing to run. With no pattern the command runs as it is.
  public var files: [ByteString]
  /// When it runs: names of hooks, and `run` for `mlgate run`.
  public var stages: [ByteString]
  /// In seconds.
  public var timeLimit: Int

  public init(
    name: ByteString, command: [ByteString], files: [ByteString] = [],
    stages: [ByteString] = standardStages, timeLimit: Int = standardTimeLimit
  ) {
    self.name = name
    self.command = command
    self.files = files
    self.stages = stages
    self.timeLimit = timeLimit
  }

  /// The stages at which a job can run.
  public static let allStages: [ByteString] = [
    "pre-commit", "pre-merge-commit", "pre-push", "pre-receive", "update", "run",
  ]
  public static let standardStages: [ByteString] = ["pre-commit", "pre-merge-commit", "run"]
  public static let standardTimeLimit = 60
}
