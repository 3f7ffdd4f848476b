import ByteText
import Foundation
import JobRunner
import Testing

/// What a program finds when it starts.
@Suite struct ChildStateTests {
  @Test func emptyInput() throws {
    #expect(try sh("cat; echo end").text == "end\n")
  }

  @Test func arguments() throws {
    let command = Command(
      ["printf", "[%s]", "", "a b", "$x", "caf\u{e9}", "*"], in: "/",
      environment: plainEnvironment, timeLimit: .seconds(60))
    #expect(try CommandRunner.run(command).text == "[][a b][$x][caf\u{e9}][*]")
  }

  @Test func environment() throws {
    let command = Command(
      ["/usr/bin/env"], in: "/", environment: ChildEnvironment(["B": "2=3", "A": ""]),
      timeLimit: .seconds(60))
    let lines = try CommandRunner.run(command).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.prefix(2) == ["A=", "B=2=3"])
    #expect(lines.last?.hasPrefix("MLGATE_COMMAND_\(getpid())_") == true)
  }

  @Test func workingDirectory() throws {
    let folder = try ScratchFolder()
    #expect(try sh("pwd -P", in: folder.path).text == "\(folder.path)\n")
  }

  @Test func programsByPath() throws {
    let folder = try ScratchFolder()
    try folder.writeProgram("here", "#!/bin/sh\necho here $0\n")
    let path = ByteString(folder.path)
    for (program, searched) in [
      ("./here", "/bin"), ("here", ""), ("here", "/nowhere:."), ("here", "/bin:"),
    ] {
      let command = Command(
        [ByteString(program)], in: path,
        environment: ChildEnvironment(["PATH": ByteString(searched)]),
        timeLimit: .seconds(60))
      #expect(try CommandRunner.run(command).text.hasPrefix("here \(folder.path)/"))
    }
  }

  #if os(Linux)
    @Test func descriptors() throws {
      let inheritable = open("/dev/null", O_RDONLY)
      defer { close(inheritable) }
      // The last one is the folder that ls itself reads.
      #expect(try sh("exec ls /proc/self/fd").text == "0\n1\n2\n3\n")
      #expect(try sh("readlink /proc/$$/fd/0").text == "/dev/null\n")
    }

    @Test func signals() throws {
      signal(SIGPIPE, SIG_IGN)
      var blocked = sigset_t()
      var before = sigset_t()
      sigemptyset(&blocked)
      sigaddset(&blocked, SIGUSR1)
      pthread_sigmask(SIG_BLOCK, &blocked, &before)
      let text = try sh("exec grep -E '^Sig(Blk|Ign)' /proc/self/status").text
      pthread_sigmask(SIG_SETMASK, &before, nil)
      // glibc's posix_spawn leaves its own signals 32 and 33 ignored, whatever is asked.
      let (none, ours) = ("0000000000000000", "0000000180000000")
      #expect(
        text == "SigBlk:\t\(none)\nSigIgn:\t\(none)\n"
          || text == "SigBlk:\t\(none)\nSigIgn:\t\(ours)\n")
    }

    @Test func sessionAndGroup() throws {
      let fields = try sh("exec cat /proc/self/stat").text.split(separator: " ")
      #expect(fields[0] == fields[4] && fields[0] == fields[5])
      #expect(fields[6] == "0", "no terminal")
    }
  #endif
}
