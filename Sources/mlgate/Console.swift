import ByteText
import Reporters

/// Standard output and standard error, every write checked.
enum Console {
  static func write(_ text: String) throws(CommandFailure) {
    try write(Array(text.utf8))
  }

  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do throws(OutputError) {
      try CheckedOutput.standardOutput.write(bytes)
      try CheckedOutput.standardOutput.finish()
    } catch {
      throw .couldNotWork(error.description)
    }
  }

  /// Lines on standard error; when even that is closed there is nobody left to tell.
  ///
  /// A message may quote a file from outside; whatever would act on the terminal becomes visible, and nothing
  /// commands the runner of GitHub Actions, which reads this stream too.
  static func complain(_ text: String) {
    let lines = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
      .map { TerminalEncoder.withoutCommandMark(visibleText($0)) }
    do throws(OutputError) {
      try CheckedOutput.standardError.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    } catch {
      return
    }
  }
}
