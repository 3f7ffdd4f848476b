public import ByteText
public import Documents
import Synchronization

/// What lies on disk.
public final class WorkTreeData: DataState {
  /// The top of the repository, an absolute path.
  private let top: ByteString
  private let reader: DataReader
  /// Nil where the cache is not asked.
  private let cache: DataCache?
  private let isIgnored: @Sendable (RepositoryPath) -> Bool
  private let known: Mutex<[Question: DataContent]> = Mutex([:])

  private struct Question: Hashable {
    let path: RepositoryPath
    let style: DataHashStyle
  }

  public init(
    _ top: ByteString, _ reader: DataReader, cache: DataCache?,
    isIgnored: @escaping @Sendable (RepositoryPath) -> Bool = { _ in false }
  ) {
    (self.top, self.reader, self.cache, self.isIgnored) = (top, reader, cache, isIgnored)
  }

  public func isCached(_ record: DVCRecord) -> Bool? { cache.map { $0.holds(record) } }

  public func content(of path: RepositoryPath, _ style: DataHashStyle) -> DataContent {
    let question = Question(path: path, style: style)
    if let content = known.withLock({ $0[question] }) { return content }
    let content = read(path, style)
    known.withLock { $0[question] = content }
    return content
  }

  private func read(_ path: RepositoryPath, _ style: DataHashStyle) -> DataContent {
    let place = top.appendingPath(path.bytes)
    guard !isIgnored(path), let file = DiskFile(place) else { return .absent }
    do throws(DiskFailure) {
      switch file.kind {
      case .regular: return .hash(try reader.hash(place, file, style))
      case .other: return .unknown("\(path.bytes.quoted) is neither a file nor a folder")
      case .folder:
        let files = try reader.files(in: place, style) { name in
          isIgnored(path.appending(name))
        }
        return .hash(DirectoryHash.hash(files))
      }
    } catch {
      return .unknown("\(path.bytes.quoted) cannot be read: \(error.reason)")
    }
  }
}
