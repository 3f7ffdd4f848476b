import ByteText
import RepositorySnapshot
import Synchronization

/// What files held, by path and blob: a history names most blobs in thousands of commits, and each is
/// read and parsed once.
///
/// Bounded: where it is full it forgets everything and begins anew, so its use changes no result.
/// It belongs to one choice of settings.
public final class DocumentMemory: Sendable {
  fileprivate struct Key: Hashable {
    let path: RepositoryPath
    let object: ObjectID
  }

  private struct Contents {
    var read: [Key: ReadFile] = [:]
    /// The experiments of `read` that had to be parsed.
    var parsed: [Key: ParsedFile] = [:]
    var byteCount = 0

    /// Makes room for a file's bytes.
    mutating func count(_ bytes: Int) {
      byteCount += bytes
      guard byteCount > DocumentMemory.byteLimit else { return }
      self = Contents()
      byteCount = bytes
    }
  }

  /// Of the files' own bytes; a parsed tree takes some 30 times as much.
  fileprivate static let byteLimit = 16 << 20

  private let contents: Mutex<Contents> = Mutex(Contents())

  public init() {}

  /// What the files of one blob held, if that is known of all.
  func files(_ rows: [FileRow]) -> [ReadFile]? {
    contents.withLock { contents in
      var files: [ReadFile] = []
      for row in rows {
        guard let key = Key(row.entry), let file = contents.read[key] else { return nil }
        files.append(file)
      }
      return files
    }
  }

  func add(_ file: ReadFile, _ row: FileRow) {
    // Another try may succeed.
    if case .unreadable = file { return }
    guard let key = Key(row.entry) else { return }
    contents.withLock { contents in
      contents.count(file.byteCount)
      contents.read[key] = file
    }
  }

  func parsed(_ file: UnparsedExperiment) -> ParsedFile? {
    guard let key = Key(file.entry) else { return nil }
    return contents.withLock { $0.parsed[key] }
  }

  func add(_ parsed: ParsedFile, _ file: UnparsedExperiment) {
    guard let key = Key(file.entry) else { return }
    contents.withLock { contents in
      contents.count(parsed.source.bytes.count)
      contents.parsed[key] = parsed
    }
  }
}

extension DocumentMemory.Key {
  /// nil where git has not stored the file.
  fileprivate init?(_ entry: SnapshotEntry) {
    guard let object = entry.object else { return nil }
    self.init(path: entry.path, object: object)
  }
}

extension ReadFile {
  fileprivate var byteCount: Int {
    switch self {
    case .document(let file): file.source.bytes.count
    case .text(let file): file.source.bytes.count
    case .waiting(let file): file.bytes.count
    case .ofOtherKind, .unreadable: 0
    }
  }
}
