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

  /// A line on standard error; when even that is closed there is nobody left to tell.
  static func complain(_ text: String) {
    do throws(OutputError) {
      try CheckedOutput.standardError.write(Array((text + "\n").utf8))
    } catch {
      return
    }
  }
}
