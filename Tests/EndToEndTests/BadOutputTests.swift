import TestSupport
import Testing

/// Reports that cannot be written: exit 3 and one message, and never a half-written file.
@Suite struct BadOutputTests {
  @Test(arguments: [
    ("missing/folder/a.json", "its folder does not exist; create it first"),
    ("requirements.txt/a.json", "Not a directory"),
    // A folder that even root cannot write into.
    ("/proc/a.json", "No such file or directory"),
    ("folder", "it is not a regular file"),
    ("link", "it is a symbolic link; name the file that it leads to"),
    ("dangling", "it is a symbolic link; name the file that it leads to"),
    ("pipe", "it is not a regular file"),
    ("/dev/full", "it is not a regular file"),
    ("folder/", "Invalid argument"),
  ])
  func target(_ path: String, reason: String) throws {
    let repository = try ScratchRepository.clean()
    _ = try repository.sh(
      "mkdir folder; ln -s requirements.txt link; ln -s nowhere dangling; mkfifo pipe")
    let files = "find . -path ./.git -prune -o -print | sort; cat requirements.txt"
    let before = try repository.sh(files)
    for kind in ["text", "json", "junit", "results"] {
      try repository.expect(
        "mlgate check --commit HEAD --output \(kind)=\(path)",
        Outcome(3, errors: "mlgate: cannot write \(path): \(reason)\n"))
    }
    try repository.expect(files, before)
  }

  @Test(arguments: [
    "check", "check --format json", "check --format junit", "rules", "explain REQ001", "--help",
    "check --help", "--version",
  ])
  func standardOutput(_ line: String) throws {
    let repository = try ScratchRepository.clean()
    func fails(_ reason: String) -> Outcome {
      Outcome(3, errors: "mlgate: cannot write standard output: \(reason)\n")
    }
    try repository.expect("mlgate \(line) >&-", fails("Bad file descriptor"))
    try repository.expect("mlgate \(line) >/dev/full", fails("No space left on device"))
    // A pipe that nobody reads from any more.
    try repository.expect(
      "mkfifo ~/pipe; exec 3<>~/pipe 4>~/pipe 3<&-; mlgate \(line) >&4", fails("Broken pipe"))
  }

  /// A verdict outlives a closed standard error, and a wrong use stays one.
  @Test(arguments: ["2>&-", "2>/dev/full", "<&-", "<&- 2>&-"])
  func standardError(_ redirection: String) throws {
    let repository = try ScratchRepository.clean()
    let passed = Outcome(0, output: "passed: 1 file checked\n")
    try repository.expect("mlgate check \(redirection)", passed)
    #expect(try repository.sh("mlgate check --select NONSENSE \(redirection)").exitCode == 2)
    #expect(try repository.sh("mlgate check --nonsense \(redirection)").exitCode == 2)
  }

  /// The file for the CI server is there although nobody reads standard output.
  @Test func fileBeforeStandardOutput() throws {
    let repository = try ScratchRepository.clean()
    #expect(try repository.sh("mlgate check --output text=report.txt >&-").exitCode == 3)
    #expect(try repository.sh("cat report.txt").output == "passed: 1 file checked\n")
  }

  /// With every standard stream closed, no file of the repository takes a stream's place.
  @Test func noStreamAtAll() throws {
    let repository = try ScratchRepository.clean()
    try repository.expect(
      "mlgate check --output json=a.json <&- >&- 2>&-; echo $?; git fsck", Outcome(0, output: "3\n")
    )
    #expect(try repository.sh("head -c 15 a.json").output == "{\n  \"schema\": 1")
  }
}
