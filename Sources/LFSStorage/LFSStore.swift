public import ByteText
public import RepositorySnapshot

/// The folders in which git-lfs keeps contents, each at `aa/bb/OID`, read and never changed.
public struct LFSStore: LFSObjects {
  private let folders: [ByteString]
  private let isQuick: Bool
  private let onRead: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - folders: the repository's own first; those that do not exist hold nothing.
  ///   - isQuick: existence and size are enough; no content is read.
  ///   - onRead: told how many bytes were read, from any thread.
  public init(
    _ folders: [ByteString], isQuick: Bool = false,
    onRead: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.folders = folders
    self.isQuick = isQuick
    self.onRead = onRead
  }

  /// A sound copy in any folder is enough; otherwise what the first folder with a file of that name holds.
  public func state(of object: LFSObject) -> LFSObjectState {
    var fault = LFSObjectState.absent
    for folder in folders {
      switch state(of: object, in: folder) {
      case .present: return .present
      case let found: if fault == .absent { fault = found }
      }
    }
    // git-lfs makes the empty file without a store.
    return fault == .absent && object.size == 0 ? .present : fault
  }

  /// What `git lfs ls-files --json` calls downloaded: the repository's own store has a file of that name
  /// and size.
  public func isDownloaded(_ object: LFSObject) -> Bool {
    guard object.size > 0, let own = folders.first else { return object.size == 0 }
    return regularFileSize(at: Self.path(of: object, in: own)) == object.size
  }

  /// Whether any folder holds any content: without one, the clone was made without the contents.
  public var holdsAnything: Bool {
    folders.contains { folder in
      names(in: folder).contains { first in
        let outer = folder.appendingPath(first)
        return names(in: outer).contains { second in
          let inner = outer.appendingPath(second)
          return names(in: inner).contains { isOID($0) }
        }
      }
    }
  }

  private static func path(of object: LFSObject, in folder: ByteString) -> ByteString {
    folder.appendingPath(ByteString(object.oid.prefix(2)))
      .appendingPath(ByteString(object.oid.dropFirst(2).prefix(2))).appendingPath(object.oid)
  }

  private func state(of object: LFSObject, in folder: ByteString) -> LFSObjectState {
    do throws(StoredFileFailure) {
      let file = try StoredContent(path: Self.path(of: object, in: folder))
      if isQuick { return file.size == object.size ? .present : .wrongSize(file.size) }
      let found = ByteString(try file.sha256(onRead: onRead))
      if found != object.oid { return .corrupt(found) }
      return file.size == object.size ? .present : .wrongSize(file.size)
    } catch {
      switch error {
      case .missing: return .absent
      case .unreadable(let reason): return .unverifiable(reason)
      }
    }
  }
}

/// The name of a content: its SHA-256.
private func isOID(_ name: ByteString) -> Bool {
  name.count == 64 && name.allSatisfy(\.isLowercaseHexDigit)
}
