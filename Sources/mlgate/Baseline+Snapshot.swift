import ByteText
import Checks
import Configuration
import Documents
import Findings
import RepositorySnapshot

extension Baseline {
  /// The baseline that `--baseline` names, else the snapshot's own; nil where there is none.
  init?(_ options: CommonOptions, _ snapshot: Snapshot) throws(CommandFailure) {
    if let name = options.baseline {
      try self.init(file: name)
    } else {
      try self.init(in: snapshot)
    }
  }

  /// The baseline that a snapshot holds.
  init?(in snapshot: Snapshot) throws(CommandFailure) {
    guard let entry = snapshot.entry(at: Self.path) else { return nil }
    guard entry.mode.isFile else {
      throw .usage("\(entry.path) must be a file, not a link or submodule")
    }
    let bytes: [UInt8]
    do throws(UnreadableBlob) {
      bytes = try snapshot.blobs.bytes(of: entry, limit: Self.byteLimit)
    } catch {
      throw .couldNotWork("cannot read \(entry.path): \(error.reason)")
    }
    try self.init(reading: bytes, of: entry.path)
  }

  private init(file name: String) throws(CommandFailure) {
    let bytes: [UInt8]
    do throws(CommandFailure) {
      bytes = try PlainFile.bytes(of: name)
    } catch .couldNotWork(let reason) {
      throw .usage("--baseline: \(reason)")
    }
    try self.init(reading: bytes, of: RepositoryPath(ByteString(name)))
  }

  /// - Parameter path: for messages.
  init(reading bytes: [UInt8], of path: RepositoryPath) throws(CommandFailure) {
    do throws(InvalidBaseline) {
      try self.init(path: path, bytes: bytes)
    } catch {
      let place = error.location.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
      throw .usage("\(error.location.path)\(place): \(error.message)")
    }
  }
}
