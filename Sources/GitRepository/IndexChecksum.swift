import ByteText
import RepositorySnapshot

/// Whether an index file is as git wrote it, which git itself does not ask when it reads one.
struct IndexChecksum {
  /// 20 (SHA-1) or 32 (SHA-256).
  let idLength: Int

  /// Whether the checksum at the end of the file is right, or left out (`index.skipHash`); and the same
  /// for the shared file, where the index is split.
  func isRight(_ file: ByteString, in gitDirectory: ByteString) throws(FileFailure) -> Bool {
    let bytes = try Folder.content(ofFile: file, limit: TreeLimits.indexBytes)
    guard isRight(bytes) else { return false }
    let names = try Folder(path: gitDirectory).names(limit: TreeLimits.entries)
    for name in names where name.hasPrefix("sharedindex.") {
      guard let id = ObjectID(hexadecimal: name.dropFirst("sharedindex.".utf8.count)),
        holds(bytes, linkTo: id)
      else { continue }
      let shared = gitDirectory.appendingPath(name)
      guard isRight(try Folder.content(ofFile: shared, limit: TreeLimits.indexBytes)) else {
        return false
      }
    }
    return true
  }

  private func isRight(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12 + idLength, bytes.hasPrefix("DIRC") else { return false }
    let end = bytes.count - idLength
    if bytes[end...].allSatisfy({ $0 == 0 }) { return true }
    return bytes[end...].elementsEqual(SecureHash(idLength: idLength).hash(bytes[..<end]))
  }

  /// Whether the extension `link` names this shared index (gitformat-index, "Split index").
  private func holds(_ bytes: [UInt8], linkTo id: ObjectID) -> Bool {
    guard id.count == idLength else { return false }
    var rest = bytes[...]
    while let place = rest.firstIndex(of: .ascii("l")) {
      rest = bytes[(place + 1)...]
      let found = bytes[place...].dropFirst(8).prefix(idLength)
      if bytes[place...].hasPrefix("link"), found.elementsEqual(id.bytes) { return true }
    }
    return false
  }
}
