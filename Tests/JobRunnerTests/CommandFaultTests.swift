import ByteText
import Foundation
import JobRunner
import Testing

/// Commands that cannot be run: a fault each, and its whole message.
@Suite struct CommandFaultTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("plain", "echo\n")
    try folder.writeProgram("noise", "\u{1}\u{2}\n")
    try folder.writeProgram("orphan", "#!/nowhere/python\n")
  }

  private func fault(
    _ arguments: [ByteString], in place: ByteString? = nil,
    _ variables: [ByteString: ByteString] = ["PATH": "/usr/bin:/bin"]
  ) -> CommandFault? {
    #expect(throws: CommandFault.self) {
      try CommandRunner.run(
        Command(
          arguments, in: place ?? ByteString(folder.path),
          environment: ChildEnvironment(variables), timeLimit: .seconds(60)))
    }
  }

  @Test func programs() {
    let path = folder.path
    #expect(fault([]) == .missingProgram(""))
    #expect(fault([""]) == .missingProgram(""))
    #expect(fault(["no-such-program"]) == .missingProgram("no-such-program"))
    #expect(fault(["sh"], ["PATH": "/nowhere"]) == .missingProgram("sh"))
    #expect(fault(["./none"]) == .missingProgram("./none"))
    #expect(fault(["/bin/sh/x"]) == .missingProgram("/bin/sh/x"))
    #expect(fault(["./plain"]) == .notExecutable("./plain"))
    #expect(fault(["plain"], ["PATH": ByteString("\(path):/bin")]) == .notExecutable("plain"))
    #expect(fault(["/usr"]) == .notExecutable("/usr"))
    #expect(fault(["usr"], ["PATH": "/"]) == .notExecutable("usr"))
    #expect(fault(["./noise"]) == .notExecutable(ByteString("\(path)/./noise")))
    #expect(fault(["./orphan"]) == .missingInterpreter(ByteString("\(path)/./orphan")))
  }

  @Test func workingDirectories() {
    #expect(fault(["sh"], in: "/nowhere") == .missingWorkingDirectory("/nowhere"))
    #expect(fault(["sh"], in: "/bin/sh") == .missingWorkingDirectory("/bin/sh"))
    #expect(fault(["sh"], in: "") == .missingWorkingDirectory(""))
  }

  @Test func zeroBytes() {
    #expect(fault(["sh", "a\0b"]) == .unusableArgument("a\0b"))
    #expect(fault(["sh"], in: "/\0") == .unusableArgument("/\0"))
    #expect(fault(["sh"], ["A": "\0"]) == .unusableArgument("A"))
    #expect(fault(["sh"], ["A=B": "1"]) == .unusableArgument("A=B"))
    #expect(fault(["sh"], ["": "1"]) == .unusableArgument(""))
  }

  @Test func tooLong() {
    let argument = ByteString([UInt8](repeating: .ascii("x"), count: 8 << 20))
    #expect(
      fault(["/bin/sh", argument])
        == .system(doing: "start '/bin/sh'", "Argument list too long"))
  }

  @Test(arguments: [
    (CommandFault.missingProgram(""), "the command is empty; name a program"),
    (.missingProgram("x"), "the program 'x' was not found; install it, or give its path"),
    (
      .notExecutable("x\u{1B}"),
      "'x\\u{1B}' cannot be run; a program must be a file with permission to run, a script must begin with '#!'"
    ),
    (
      .missingInterpreter("x"),
      "the interpreter of 'x' was not found; install what its first line names"
    ),
    (
      .missingWorkingDirectory("x"),
      "the working directory 'x' is not there; create it, or name another"
    ),
    (
      .unusableArgument("x"),
      "'x' cannot be handed to a program; remove the zero byte, or the '=' from a variable's name"
    ),
    (
      .system(doing: "start 'x'", "Cannot allocate memory"),
      "cannot start 'x': Cannot allocate memory"
    ),
  ])
  func message(_ fault: CommandFault, text: String) {
    #expect(fault.description == text)
  }
}
