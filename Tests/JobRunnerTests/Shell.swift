import ByteText
import Foundation
import JobRunner

/// The variables of every command here.
let plainEnvironment = ChildEnvironment(["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"])

/// Runs lines of `sh` in an empty folder or in `folder`.
func sh(
  _ script: String, in folder: String = "/", limit: Duration = .seconds(60),
  grace: Duration = .milliseconds(300), outputLimit: Int = 256 * 1024
) throws(CommandFault) -> CommandResult {
  try CommandRunner.run(
    Command(
      ["sh", "-c", ByteString(script)], in: ByteString(folder), environment: plainEnvironment,
      timeLimit: limit, gracePeriod: grace, outputLimit: outputLimit))
}

extension CommandResult {
  /// Everything that was written.
  var text: String { String(decoding: output.head + output.tail, as: UTF8.self) }

  /// The numbers that the command printed, one a line.
  var numbers: [pid_t] { text.split(separator: "\n").compactMap { pid_t($0) } }
}

/// Whether there is such a process, a zombie included.
func isThere(_ number: pid_t) -> Bool { kill(number, 0) == 0 }

/// A folder that is removed when the value goes.
final class ScratchFolder {
  let url: URL

  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "mlgate-job-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// Writes a file that may be run.
  ///
  /// Another program copies it: a descriptor of ours that can write to it could, while it is open, come into
  /// a program that another test starts, and then the system would refuse to run the file (ETXTBSY).
  func writeProgram(_ name: String, _ text: String) throws {
    try write("source-of-\(name)", text)
    _ = try sh("cp source-of-\(name) \(name) && chmod 755 \(name)", in: path)
  }
}
