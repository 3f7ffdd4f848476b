public import ByteText

/// A file that other programs append to as well: the summary or the outputs of a step of GitHub Actions.
public struct SharedFile: ~Copyable {
  private let path: ByteString
  private let file: FileDescriptor
  /// How many bytes it held when it was opened.
  public let size: Int

  /// Opens the file, or makes it; a symbolic link or anything but a regular file is refused.
  public init(appendingTo path: ByteString) throws(OutputError) {
    let file = try Self.opened(path)
    let size = try Self.size(of: file, path)
    self.init(path, file, size: size)
  }

  private init(_ path: ByteString, _ file: consuming FileDescriptor, size: Int) {
    (self.path, self.size) = (path, size)
    self.file = file
  }

  /// Appends all bytes, on a line of their own.
  public borrowing func append(_ bytes: [UInt8]) throws(OutputError) {
    do throws(SystemError) {
      try file.writeAll((size == 0 ? [] : [.lineFeed]) + bytes)
      try file.checkClosing()
    } catch {
      throw OutputError(path, .system(error.number, error.words))
    }
  }

  private static func opened(_ path: ByteString) throws(OutputError) -> FileDescriptor {
    let target = RepositoryPath(path)
    do throws(SystemError) {
      guard !path.contains(0), !target.fileName.isEmpty else {
        throw SystemError(number: SystemError.invalidArgument)
      }
      let isBelowRoot = path.count == target.fileName.count + 1
      return try FileDescriptor.folder(isBelowRoot ? "/" : target.folder.bytes)
        .openForAppending(target.fileName)
    } catch {
      throw OutputError(path, .system(error.number, error.words))
    }
  }

  private static func size(
    of file: borrowing FileDescriptor, _ path: ByteString
  ) throws(OutputError) -> Int {
    let status: FileStatus
    do throws(SystemError) { status = try file.status() } catch {
      throw OutputError(path, .system(error.number, error.words))
    }
    guard status.isRegular else { throw OutputError(path, .notARegularFile) }
    return status.size
  }
}
