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
    var template = parent.appendingPath("mlgate-XXXXXX").bytes.map { CChar(bitPattern: $0) } + [0]
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

  deinit { if !isKept { Self.remove(path) } }

  /// Where a path of the exported files lies. Throws where that leads through a link: a committed one may
  /// lead to the user's own folders, in which nothing is run, written or removed.
  public func place(of path: RepositoryPath) throws(DataFailure) -> ByteString {
    var place = self.path
    for component in path.components where !component.isEmpty {
      place = place.appendingPath(ByteString(component))
      var status = stat()
      guard unsafe place.withCString({ unsafe lstat($0, &status) }) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFLNK {
        let link = ByteString(place.dropFirst(self.path.count + 1))
        throw DataFailure("\(path.bytes.quoted) leads through the symbolic link \(link.quoted)")
      }
    }
    return place
  }

  /// Takes a file or folder away and makes the folders on the way to it; whatever cannot be removed stays.
  public func clear(_ path: RepositoryPath) throws(DataFailure) {
    let place = try place(of: path)
    Self.remove(place)
    FileCopy.makeFolders(above: place)
  }

  /// Folders deeper than this are moved up before they are cleared: a program may have made one whose path is
  /// longer than the system takes.
  private static let depthLimit = 100

  /// What cannot be removed stays: nobody is left to tell.
  private static func remove(_ path: ByteString) {
    var movedCount = 0
    var before: Int
    repeat {
      before = movedCount
      remove(path, depth: 0, &movedCount, top: path)
    } while movedCount > before
  }

  private static func remove(
    _ path: ByteString, depth: Int, _ movedCount: inout Int, top: ByteString
  ) {
    var status = stat()
    guard unsafe path.withCString({ unsafe lstat($0, &status) }) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      _ = unsafe path.withCString { unsafe unlink($0) }
      return
    }
    // A program may have taken the rights away that are needed to clear or move its folder.
    _ = unsafe path.withCString { unsafe chmod($0, 0o700) }
    guard depth < depthLimit else {
      let target = top.appendingPath(ByteString("mlgate-\(movedCount)"))
      if unsafe path.withCString({ old in unsafe target.withCString { unsafe rename(old, $0) } })
        == 0
      {
        movedCount += 1
      }
      return
    }
    for name in (try? Disk.names(in: path)) ?? [] {
      remove(path.appendingPath(name), depth: depth + 1, &movedCount, top: top)
    }
    _ = unsafe path.withCString { unsafe rmdir($0) }
  }
}

/// Why data could not be brought in or read, in one clause.
public struct DataFailure: Error, Hashable {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}
