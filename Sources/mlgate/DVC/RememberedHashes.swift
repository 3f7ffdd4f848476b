import ByteText
import DataVersionControl
import GitRepository
import Reporters

/// The hashes of large files, kept in the repository's own folder from one run to the next.
struct RememberedHashes {
  let hashes: HashMemory
  private let path: ByteString

  init(of repository: GitRepository) {
    path = ByteString(repository.gitDirectory.bytes + Array("/mlgate-data-hashes".utf8))
    hashes = HashMemory(Self.read(path) ?? [])
  }

  private static func read(_ path: ByteString) -> [UInt8]? {
    do throws(OutputError) { return try AtomicFile(locking: path).read() } catch { return nil }
  }

  /// Nobody loses anything where it cannot be written: the files are read again.
  func save() {
    guard hashes.isChanged else { return }
    do throws(OutputError) {
      try AtomicFile(locking: path).replace(with: hashes.bytes)
    } catch {}
  }
}
