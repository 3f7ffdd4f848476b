import ByteText
import RepositorySnapshot

/// The bytes of every file that has a kind, each blob read once.
struct FileContents {
  struct File {
    let path: RepositoryPath
    let kind: FileKind
    let content: Content
  }

  enum Content {
    case bytes([UInt8])
    /// Larger than a document may be: only its size was asked for.
    case fault(SyntaxFault)
  }

  private(set) var files: [File] = []
  /// Of every experiment YAML, links too: what cannot be read still counts by its name.
  private(set) var experimentPaths: [RepositoryPath] = []
  private(set) var unreadable: [UnreadableBlob] = []

  init(_ snapshot: Snapshot, _ settings: CheckSettings) {
    // git stores equal files once; reading them once as well shares their bytes.
    var known: [ObjectID: Content] = [:]
    for entry in snapshot.entries {
      guard let kind = settings.layout.kind(of: entry.path) else { continue }
      if kind == .experimentYAML { experimentPaths.append(entry.path) }
      guard entry.mode.isFile else { continue }
      if let content = entry.object.flatMap({ known[$0] }) {
        guard Self.isOfKind(kind, entry.path, content) else { continue }
        files.append(File(path: entry.path, kind: kind, content: content))
        continue
      }
      do {
        let content = try Self.read(entry, from: snapshot.blobs, settings.limits)
        if let object = entry.object { known[object] = content }
        guard Self.isOfKind(kind, entry.path, content) else { continue }
        files.append(File(path: entry.path, kind: kind, content: content))
      } catch {
        unreadable.append(error)
      }
    }
  }

  private static func read(
    _ entry: SnapshotEntry, from blobs: any BlobReader, _ limits: DocumentLimits
  ) throws(UnreadableBlob) -> Content {
    do {
      return .bytes(try blobs.bytes(of: entry, limit: limits.bytes))
    } catch {
      // Its size explains the refusal, or nothing does.
      guard let fault = limits.sizeFault(ofFileWith: try blobs.size(of: entry)) else { throw error }
      return .fault(fault)
    }
  }

  /// Many tools call a file `environment-….yaml`; only one with a `dependencies` key at the start of a
  /// line is conda's, whether or not the rest of it parses.
  private static func isOfKind(_ kind: FileKind, _ path: RepositoryPath, _ content: Content) -> Bool
  {
    guard kind == .condaEnvironment, path.stem != "environment", case .bytes(let bytes) = content
    else { return true }
    return bytes.starts(with: "dependencies:") || bytes.contains("\ndependencies:")
  }
}
