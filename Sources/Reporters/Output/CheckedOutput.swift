public import ByteText

/// A stream that the process was started with, every write of which is checked.
///
/// The caller ignores SIGPIPE, so that a reader who left is an error and not a death.
public struct CheckedOutput: Sendable {
  private let number: Int32
  let name: ByteString

  public static let standardOutput = CheckedOutput(descriptor: 1, name: "standard output")
  public static let standardError = CheckedOutput(descriptor: 2, name: "standard error")

  public init(descriptor: Int32, name: ByteString) {
    number = descriptor
    self.name = name
  }

  /// Writes all bytes, however often the system takes only a part.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try FileDescriptor(borrowing: number).writeAll(bytes)
    } catch {
      throw OutputError(name, .system(error.number, error.words))
    }
  }

  /// To be called once after the last write: throws what the file system put off until closing.
  public func finish() throws(OutputError) {
    do {
      try FileDescriptor(borrowing: number).checkClosing()
    } catch {
      throw OutputError(name, .system(error.number, error.words))
    }
  }
}
