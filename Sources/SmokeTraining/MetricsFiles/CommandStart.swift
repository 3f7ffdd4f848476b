/// What is noted before a training command starts, so that an old result never counts as its own.
public struct CommandStart: Hashable, Sendable {
  /// Milliseconds since 1970 by the system's clock, rounded down as MLflow does.
  public let milliseconds: Int
  /// What the metrics file was; nil where there was none.
  let mark: FileMark?

  public init(milliseconds: Int) {
    self.init(milliseconds: milliseconds, mark: nil)
  }

  init(milliseconds: Int, mark: FileMark?) {
    self.milliseconds = milliseconds
    self.mark = mark
  }
}

/// What changes whenever somebody writes a file, even with the same bytes.
struct FileMark: Hashable {
  let device: UInt64
  let inode: UInt64
  let size: Int64
  /// Nanoseconds since 1970 of the last change of the content and of the file's data.
  let modified: Int64
  let changed: Int64
}
