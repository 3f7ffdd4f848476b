public import ByteText

/// A program to run, and what it may use.
public struct Command: Sendable {
  /// The first is the program, looked up in the PATH of `environment` where it has no slash and
  /// seen from `workingDirectory` where it is relative.
  public var arguments: [ByteString]
  /// Absolute.
  public var workingDirectory: ByteString
  /// Complete: nothing is inherited beside it.
  public var environment: ChildEnvironment
  /// From the start until the program is asked to end.
  public var timeLimit: Duration
  /// From SIGTERM until SIGKILL.
  public var gracePeriod: Duration
  /// The number of bytes of output kept at each end.
  public var outputLimit: Int
  /// What the program reads, complete before it starts.
  public var standardInput: [UInt8]
  /// How standard output and standard error are kept.
  public var streams: OutputStreams

  public init(
    _ arguments: [ByteString], in workingDirectory: ByteString, environment: ChildEnvironment,
    timeLimit: Duration, gracePeriod: Duration = .seconds(5), outputLimit: Int = 256 * 1024,
    standardInput: [UInt8] = [], streams: OutputStreams = .merged
  ) {
    self.arguments = arguments
    self.workingDirectory = workingDirectory
    self.environment = environment
    self.timeLimit = timeLimit
    self.gracePeriod = gracePeriod
    self.outputLimit = outputLimit
    self.standardInput = standardInput
    self.streams = streams
  }
}
