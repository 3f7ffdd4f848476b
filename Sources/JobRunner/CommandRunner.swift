/// Runs users' programs so that none of them outlives its command or this process's patience.
///
/// swift-subprocess would be the ready-made choice; as of 1.0.2 it tells no resource usage of the child
/// (wait4), reads on while a grandchild holds the pipe, loses what calls setsid, and costs start-up.
public enum CommandRunner {
  /// Runs a command to its end, on the calling thread.
  ///
  /// The program gets a session and process group of its own, the command's standard input (empty unless
  /// it says otherwise) as a file, one pipe for both outputs or one for each, no other descriptor, the default answer to every signal, and no terminal. At its time limit
  /// it gets SIGTERM, after the grace period SIGKILL, and with it whatever it started (see `Survivors`).
  /// A program that ends by itself may leave writers behind for 1 s; then they are killed. This returns
  /// within the time limit, the grace period and about 1 s, unless the kernel itself holds a process.
  public static func run(_ command: Command) throws(CommandFault) -> CommandResult {
    if let signal = Interruption.enter() { return .neverStarted(interruptedBy: signal) }
    let result = Result { () throws(CommandFault) in
      var supervision = try Supervision(command)
      return try supervision.finish()
    }
    guard let signal = Interruption.leave() else { return try result.get() }
    var interrupted = (try? result.get()) ?? .neverStarted(interruptedBy: signal)
    interrupted.ending = .interrupted(signal)
    return interrupted
  }
}
