public import ByteText
public import Documents

/// Brings recorded data to where a pipeline is run again.
public struct DataSupply: Sendable {
  /// The project's own cache, then remotes that are folders of this machine.
  private let caches: [DataCache]
  /// The deepest folder that is made: what is deeper could not be hashed afterwards.
  private static let depthLimit = 128

  public init(_ caches: [DataCache]) { self.caches = caches }

  /// Copies what is recorded to a path.
  ///
  /// - Parameter target: an absolute path at which nothing lies.
  public func bring(_ record: DVCRecord, to target: ByteString) throws(DataFailure) {
    guard let md5 = record.recordedHash else { throw DataFailure("nothing is recorded of it") }
    guard md5.hasSuffix(".dir") else {
      try copy(md5, record.style, to: target)
      return
    }
    let listed =
      record.files.isEmpty
      ? caches.lazy.compactMap { $0.files(of: md5, record.style) }.first : record.listedFiles
    guard let listed else { throw Self.missing(md5) }
    for file in listed {
      // A listing of a stranger's must not lead out of the folder.
      guard let path = RepositoryPath("").resolving(file.relativePath) else {
        throw DataFailure(
          "\(md5.quoted) lists \(file.relativePath.quoted), which leaves the folder")
      }
      guard path.bytes.count(where: { $0 == .ascii("/") }) < Self.depthLimit else {
        throw DataFailure("\(md5.quoted) lists a file in more than \(Self.depthLimit) folders")
      }
      try copy(file.md5, record.style, to: target.appendingPath(path.bytes))
    }
  }

  /// The bytes of a small file that is recorded; nil where it is not at hand.
  public func bytes(of record: DVCRecord) -> [UInt8]? {
    guard let md5 = record.recordedHash, !md5.hasSuffix(".dir"),
      let cache = caches.first(where: { $0.object(md5, record.style) == .present })
    else { return nil }
    return cache.bytes(of: md5, record.style)
  }

  private func copy(
    _ md5: ByteString, _ style: DataHashStyle, to target: ByteString
  ) throws(DataFailure) {
    guard let cache = caches.first(where: { $0.object(md5, style) == .present }),
      let source = cache.path(of: md5, style)
    else { throw Self.missing(md5) }
    do throws(DiskFailure) {
      try FileCopy.copy(source, to: target)
    } catch {
      throw DataFailure("\(target.quoted) cannot be written: \(error.reason)")
    }
  }

  private static func missing(_ md5: ByteString) -> DataFailure {
    DataFailure(
      "the data object \(md5) is in neither the cache nor a remote on this machine; 'dvc pull' fetches it"
    )
  }
}
