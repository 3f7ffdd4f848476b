/// How a command ended, what it wrote and what it took.
public struct CommandResult: Hashable, Sendable {
  public enum Ending: Hashable, Sendable {
    /// By itself, with this exit code.
    case exited(Int32)
    /// By this signal, which we did not send.
    case signalled(Int32)
    /// Because we ended it at its time limit.
    case timedOut
    /// Because this process got this signal, before the command, while it ran or just after.
    case interrupted(Int32)
  }

  public var ending: Ending
  /// What it wrote; without standard error where the command keeps that apart.
  public let output: BoundedOutput
  /// Standard error where the command keeps it apart; else empty.
  public let errors: BoundedOutput
  /// From the start to the end of the program itself; time in which the machine slept is not counted.
  public let wallTime: Duration
  /// Nil where the program was never started, or the kernel still held it a second after SIGKILL.
  public let resources: ResourceUsage?
  /// The processes beside the program itself that were still alive at its end, or at the end of the
  /// grace period, and had to be killed. Elsewhere than on Linux at most 1, which then means "some".
  public let killedSurvivors: Int

  public init(
    _ ending: Ending, output: BoundedOutput, errors: BoundedOutput = BoundedOutput(head: []),
    wallTime: Duration, resources: ResourceUsage?, killedSurvivors: Int = 0
  ) {
    self.ending = ending
    self.output = output
    self.errors = errors
    self.wallTime = wallTime
    self.resources = resources
    self.killedSurvivors = killedSurvivors
  }

  /// A command that was not started, because this process is to end.
  static func neverStarted(interruptedBy signal: Int32) -> CommandResult {
    CommandResult(
      .interrupted(signal), output: BoundedOutput(head: []), wallTime: .zero, resources: nil)
  }
}
