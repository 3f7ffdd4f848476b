import ByteText
import RepositorySnapshot
import Synchronization

/// What files held, by path and blob: a history names most blobs in thousands of commits, and each is
/// read and parsed once.
///
/// Bounded: where it is full it forgets everything and begins anew, so its use changes no result.
/// It belongs to one choice of settings.
public final class DocumentMemory: Sendable {
  struct Key: Hashable, Sendable {
    let path: RepositoryPath
    let object: ObjectID
  }

  private struct Contents {
    var read: [Key: ReadFile] = [:]
    var waiting: [Key: UnparsedExperiment] = [:]
    var waitingBytes = 0

    /// The file as one that need not be parsed, although it may have been.
    func unparsed(_ key: Key) -> ReadFile? {
      if let file = waiting[key] { return .waiting(file) }
      guard case .document(let document) = read[key] else { return read[key] }
      let bytes = document.source.bytes
      return UnparsedExperiment(path: key.path, bytes: bytes).map { .waiting($0) } ?? read[key]
    }
  }

  private static let fileLimit = 8_192
  private static let waitingByteLimit = 256 << 20

  private let contents: Mutex<Contents> = Mutex(Contents())

  public init() {}

  /// The files of a blob, if they are all known.
  func files(_ keys: [(key: Key, mayWait: Bool)]) -> [ReadFile]? {
    contents.withLock { contents in
      var files: [ReadFile] = []
      for (key, mayWait) in keys {
        guard let file = mayWait ? contents.unparsed(key) : contents.read[key] else { return nil }
        files.append(file)
      }
      return files
    }
  }

  func add(_ file: ReadFile, _ key: Key) {
    contents.withLock { contents in
      switch file {
      case .waiting(let unparsed):
        contents.waitingBytes += unparsed.bytes.count
        if contents.waitingBytes > Self.waitingByteLimit {
          contents.waiting.removeAll(keepingCapacity: true)
          contents.waitingBytes = unparsed.bytes.count
        }
        contents.waiting[key] = unparsed
      case .document, .text, .ofOtherKind:
        if contents.read.count >= Self.fileLimit { contents.read.removeAll(keepingCapacity: true) }
        contents.read[key] = file
      // Another try may succeed.
      case .unreadable: break
      }
    }
  }
}
