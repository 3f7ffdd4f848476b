public import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A new folder that is taken away with all that it holds when the value ends.
public final class ScratchFolder: Sendable {
  /// An absolute path.
  public let path: ByteString
  private let isKept: Bool

  /// - Parameters:
  ///   - parent: the folder to make it in, an absolute path.
  ///   - isKept: leave it there.
  public init(in parent: ByteString, isKept: Bool = false) throws(DataFailure) {
    var template = parent.joined(with: "mlgate-XXXXXX").bytes.map { CChar(bitPattern: $0) } + [0]
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> ByteString? in
      guard let start = buffer.baseAddress, unsafe mkdtemp(start) != nil else { return nil }
      return unsafe ByteString(cString: start)
    }
    guard let made else {
      throw DataFailure("no folder can be made in \(parent.quoted): \(DiskFailure().reason)")
    }
    path = made
    self.isKept = isKept
  }

  deinit { if !isKept { Self.remove(path, depth: 0) } }

  /// Takes a file or folder away; whatever cannot be removed stays.
  public static func remove(_ path: ByteString) { remove(path, depth: 0) }

  /// Makes the folders on the way to a path.
  public static func makeFolders(above path: ByteString) { FileCopy.makeFolders(above: path) }

  /// What cannot be removed stays: nobody is left to tell.
  private static func remove(_ path: ByteString, depth: Int) {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, depth < 1_000 else {
      _ = unsafe path.withCString { unsafe unlink($0) }
      return
    }
    // A program may have taken the rights away that are needed to clear its folder.
    _ = unsafe path.withCString { unsafe chmod($0, 0o700) }
    for name in (try? Disk.names(in: path)) ?? [] {
      remove(path.joined(with: name), depth: depth + 1)
    }
    _ = unsafe path.withCString { unsafe rmdir($0) }
  }
}

/// Why data could not be brought in or read, in one clause.
public struct DataFailure: Error, Hashable {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}
