import ByteText
import CProcess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A started program: the leader of a session and of a process group of its own.
///
/// Until `reap` the number stays the program's even after its end, and so does the group's.
struct ChildProcess {
  let number: pid_t

  /// Starts the program of `command` with its standard streams as given.
  init(
    _ command: Command, mark: ByteString, input: borrowing OwnedDescriptor,
    output: borrowing OwnedDescriptor, errors: borrowing OwnedDescriptor
  ) throws(CommandFault) {
    let program = try ProgramLookup(command).program()
    let (path, folder) = (program.cString, command.workingDirectory.cString)
    let environment = command.environment.entries + [mark]
    let streams = [input.number, output.number, errors.number]
    var number: pid_t = 0
    let status = unsafe withCStrings(command.arguments) { arguments in
      unsafe withCStrings(environment) { environment in
        unsafe cprocess_spawn(&number, path, arguments, environment, folder, streams)
      }
    }
    switch status {
    case 0: self.number = number
    case ENOENT: throw .missingInterpreter(program)
    case EACCES, ENOEXEC: throw .notExecutable(program)
    default: throw .system("start \(program.quoted)", status)
    }
  }

  /// True too where somebody else waited for our child; then `reap` tells nothing.
  var hasEnded: Bool { cprocess_has_ended(number) != 0 }

  /// Signals every process of the group; a stopped one is woken to take it.
  func signalGroup(_ signal: Int32) {
    kill(-number, signal)
    if signal != SIGKILL { kill(-number, SIGCONT) }
  }

  /// The exit code, or -1 minus the signal; nil where the program has not ended.
  func reap() -> (ending: Int32, resources: ResourceUsage)? {
    reapProcess(number)
  }
}

/// Waits for a child that has ended; nil where it has not.
func reapProcess(_ number: pid_t) -> (ending: Int32, resources: ResourceUsage)? {
  var status: Int32 = 0
  var usage = rusage()
  while true {
    let result = unsafe wait4(number, &status, WNOHANG, &usage)
    if result == number { return (cprocess_ending(status), ResourceUsage(usage)) }
    guard result < 0, errno == EINTR else { return nil }
  }
}
