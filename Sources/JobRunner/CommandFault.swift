public import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a command could not be run.
public enum CommandFault: Error, Hashable {
  /// The program, which PATH does not lead to or which is not where its path says.
  case missingProgram(ByteString)
  /// A folder, a file without permission to run it, or one that the system cannot run.
  case notExecutable(ByteString)
  /// A script, or a program, whose interpreter is missing.
  case missingInterpreter(ByteString)
  case missingWorkingDirectory(ByteString)
  /// An argument, a path or a variable that holds a zero byte, or a variable's name with `=` in it.
  case unusableArgument(ByteString)
  /// A system call failed: what for, and the system's words.
  case system(doing: String, String)

  static func system(_ doing: String, _ number: Int32) -> CommandFault {
    .system(doing: doing, unsafe String(cString: strerror(number)))
  }
}

extension CommandFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingProgram(""): "the command is empty; name a program"
    case .missingProgram(let name):
      "the program \(name.quoted) was not found; install it, or give its path"
    case .notExecutable(let name):
      "\(name.quoted) cannot be run; a program must be a file with permission to run, a script must begin with '#!'"
    case .missingInterpreter(let name):
      "the interpreter of \(name.quoted) was not found; install what its first line names"
    case .missingWorkingDirectory(let path):
      "the working directory \(path.quoted) is not there; create it, or name another"
    case .unusableArgument(let text):
      "\(text.quoted) cannot be handed to a program; remove the zero byte, or the '=' from a variable's name"
    case .system(let doing, let words): "cannot \(doing): \(words)"
    }
  }
}
