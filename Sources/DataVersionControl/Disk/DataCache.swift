public import ByteText
public import Documents

/// DVC's cache, or a remote in a folder, which is laid out the same way.
///
/// Source: `dvc/cachemgr.py` and `dvc_data/hashfile/db/local.py`.
public struct DataCache: Sendable {
  /// Where the objects of an md5 lie.
  private let folder: ByteString
  private let reader: DataReader
  /// What DVC leaves on a file that it checked: nobody may write.
  private static let protectedMode: UInt32 = 0o444

  public init(_ folder: ByteString, _ reader: DataReader) {
    self.folder = folder
    self.reader = reader
  }

  /// Where an object lies: DVC 3 has folders of its own for its hashes.
  public func path(of md5: ByteString, _ style: DataHashStyle) -> ByteString? {
    let digits = md5.hasSuffix(".dir") ? md5.prefix(md5.count - 4) : md5.prefix(md5.count)
    guard digits.count == 32, digits.allSatisfy(\.isHexDigit) else { return nil }
    let name = ByteString(Array(md5.prefix(2)) + [.ascii("/")] + Array(md5.dropFirst(2)))
    return (style == .md5 ? folder.appendingPath("files/md5") : folder).appendingPath(name)
  }

  /// Whether there is any object in it.
  var holdsAnything: Bool {
    [folder.appendingPath("files/md5"), folder].contains { place in
      ((try? Disk.names(in: place)) ?? []).contains { $0.count == 2 }
    }
  }

  /// What became of an object.
  public enum Answer: Hashable, Sendable {
    case present, absent
    /// Its content is not what its name says; told only of files that are not write-protected, unless all
    /// are read.
    case corrupt
    /// Why it cannot be read, in one clause.
    case unreadable(String)
  }

  /// Whether nothing lies where the object belongs; what it holds is not looked at.
  public func lacks(_ hash: RecordedHash) -> Bool {
    path(of: hash.md5, hash.style).flatMap { DiskFile($0) } == nil
  }

  /// - Parameter isThorough: read the content of every object.
  public func object(
    _ md5: ByteString, _ style: DataHashStyle, isThorough: Bool = false
  ) -> Answer {
    guard let path = path(of: md5, style), let file = DiskFile(path), file.kind == .regular else {
      return .absent
    }
    if file.mode == Self.protectedMode && !isThorough { return .present }
    let hash: ByteString
    do throws(DiskFailure) {
      hash = try reader.hash(path, file, md5.hasSuffix(".dir") ? .md5 : style)
    } catch { return .unreadable(error.reason) }
    return md5.starts(with: hash.bytes) ? .present : .corrupt
  }

  /// The files of a folder that the cache keeps the list of; nil where it does not.
  public func files(of md5: ByteString, _ style: DataHashStyle) -> [DirectoryHash.File]? {
    guard md5.hasSuffix(".dir"), object(md5, style) == .present else { return nil }
    return bytes(of: md5, style).flatMap(DirectoryHash.files(listing:))
  }

  /// The content of an object; nil where it cannot be read.
  func bytes(of md5: ByteString, _ style: DataHashStyle) -> [UInt8]? {
    guard let path = path(of: md5, style) else { return nil }
    var bytes: [UInt8] = []
    do throws(DiskFailure) {
      try Disk.readFile(path) { bytes += $0 }
    } catch { return nil }
    return bytes
  }

  /// Whether everything that is recorded is there, a folder's files too.
  public func holds(_ record: DVCRecord, isThorough: Bool = false) -> Bool {
    guard let md5 = record.recordedHash else { return false }
    guard md5.hasSuffix(".dir") else {
      return object(md5, record.style, isThorough: isThorough) == .present
    }
    let listed = record.files.isEmpty ? files(of: md5, record.style) : record.listedFiles
    guard let listed else { return false }
    return listed.allSatisfy { object($0.md5, record.style, isThorough: isThorough) == .present }
  }
}
