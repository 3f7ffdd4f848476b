import ByteText
import CLibgit2
import RepositorySnapshot

/// The objects that are a file each, read here and never by libgit2.
///
/// libgit2 up to 1.9 does not return from such a file that was cut short, and writes past its memory
/// where the header claims less than there is (its issue 7177). Here both are errors.
struct LooseObjects: Sendable {
  /// One folder of objects, and which of the 256 folders below it there are.
  private struct Store {
    let folder: ByteString
    let names: Set<ByteString>
  }

  private let stores: [Store]

  /// - Parameter folders: folders of objects; those that they name as alternates count too.
  init(folders: [ByteString]) throws(GitError) {
    var stores: [Store] = []
    for folder in try withAlternates(folders) {
      let names = try? Folder(path: folder).names(limit: TreeLimits.entries)
      stores.append(Store(folder: folder, names: Set(names ?? []).filter { $0.count == 2 }))
    }
    self.stores = stores
  }

  /// nil where the object is no such file.
  func header(of id: ObjectID) throws(GitError) -> ObjectHeader? {
    guard let file = file(of: id) else { return nil }
    guard let start = try content(of: file, id, beginningOnly: true) else { return nil }
    return try parse(start, of: id, maximum: Self.longestHeader).header
  }

  /// The whole content of an object of at most `limit` bytes; nil where the object is no such file.
  func content(
    of id: ObjectID, limit: Int
  ) throws(GitError) -> (header: ObjectHeader, bytes: [UInt8])? {
    guard let header = try header(of: id), let file = file(of: id) else { return nil }
    guard header.size <= limit else {
      throw GitError(.refused, "object \(id) has \(header.size) bytes, more than \(limit)")
    }
    guard let compressed = try content(of: file, id, beginningOnly: false) else { return nil }
    // One byte more than there may be shows that there are more.
    let capacity = Self.longestHeader + header.size + 1
    let (found, start, bytes) = try parse(compressed, of: id, maximum: capacity, isWhole: true)
    let content = bytes[start...]
    guard content.count == header.size, found.kind == header.kind else { throw damaged(id) }
    let name = SecureHash(idLength: id.count).hash(bytes[...])
    guard name == id.bytes else { throw damaged(id) }
    return (header, Array(content))
  }

  /// The longest name of a kind, a space, 20 digits and a zero.
  private static let longestHeader = 28

  private func file(of id: ObjectID) -> ByteString? {
    let digits = Array(id.description.utf8)
    let name = ByteString(digits[..<2])
    for store in stores where store.names.contains(name) {
      let file = store.folder.appendingPath(name).appendingPath(ByteString(digits[2...]))
      if FileStatus(path: file) != nil { return file }
    }
    return nil
  }

  private func content(
    of file: ByteString, _ id: ObjectID, beginningOnly: Bool
  ) throws(GitError) -> [UInt8]? {
    do throws(FileFailure) {
      return beginningOnly
        ? try Folder.beginning(ofFile: file, count: 256)
        : try Folder.content(ofFile: file, limit: TreeLimits.objectBytes + (1 << 20))
    } catch {
      if error.isMissing { return nil }
      throw GitError(.unreadable, "cannot read object \(id): \(error.reason)")
    }
  }

  /// The header, the place behind it, and what was inflated, `maximum` bytes at most.
  private func parse(
    _ compressed: [UInt8], of id: ObjectID, maximum: Int, isWhole: Bool = false
  ) throws(GitError) -> (header: ObjectHeader, start: Int, bytes: [UInt8]) {
    var bytes = [UInt8](repeating: 0, count: maximum)
    var count = 0
    let status = unsafe compressed.withUnsafeBufferPointer { input in
      unsafe bytes.withUnsafeMutableBufferPointer { output in
        unsafe mlgate_inflate(input.baseAddress, input.count, output.baseAddress, maximum, &count)
      }
    }
    guard status == 1 || status == 0 && !isWhole else { throw damaged(id) }
    bytes.removeLast(maximum - count)
    guard let end = bytes.firstIndex(of: 0), let space = bytes[..<end].firstIndex(of: .space),
      let kind = ObjectKind(name: bytes[..<space]), let size = bytes[(space + 1)..<end].decimalValue
    else { throw damaged(id) }
    return (ObjectHeader(kind: kind, size: size), end + 1, bytes)
  }

  private func damaged(_ id: ObjectID) -> GitError {
    GitError(
      .unreadable, "object \(id) is damaged or cut short; run 'git fsck', and fetch it again")
  }
}

/// The folders, and those that `info/alternates` of each names, five levels deep as git has it.
private func withAlternates(_ folders: [ByteString]) throws(GitError) -> [ByteString] {
  var (found, level) = (folders, folders)
  for _ in 0..<5 where !level.isEmpty {
    var next: [ByteString] = []
    for folder in level { next += try alternates(of: folder) }
    level = next.filter { !found.contains($0) }
    found += level
  }
  return found
}

/// The folders of objects that one borrows from.
func alternates(of folder: ByteString) throws(GitError) -> [ByteString] {
  let file = folder.appendingPath("info/alternates")
  do throws(FileFailure) {
    return try Folder.content(ofFile: file, limit: 1 << 20).split(separator: .lineFeed)
      .filter { $0.first != .ascii("#") }
      .map { line in
        line.first == .ascii("/") ? ByteString(line) : folder.appendingPath(ByteString(line))
      }
  } catch {
    if error.isMissing { return [] }
    throw GitError(.unreadable, "cannot read \(file.quoted): \(error.reason)")
  }
}
