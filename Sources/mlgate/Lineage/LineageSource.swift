import ByteText
import Documents
import Findings
import RepositorySnapshot

/// The files of a released commit as links of a lineage.
struct LineageSource {
  let documents: RepositoryDocuments

  /// The file at a path with its blob, and the content that its LFS pointer stands for.
  func file(_ kind: LineageNode.Kind, _ name: ByteString, at path: RepositoryPath) -> LineageNode {
    var node = LineageNode(kind, name)
    if name != path.bytes { node.add("file", path.bytes) }
    guard let entry = documents.snapshot.entry(at: path) else {
      node.missing = "the commit holds no file \(path.bytes.quoted)"
      return node
    }
    node.add("blob", entry.object.map { ByteString($0.description) })
    addContent(of: entry, to: &node)
    return node
  }

  private func addContent(of entry: SnapshotEntry, to node: inout LineageNode) {
    do throws(UnreadableBlob) {
      let blobs = documents.snapshot.blobs
      guard entry.mode.isFile, try blobs.size(of: entry) < LFSPointer.byteLimit else { return }
      switch LFSPointerReading(try blobs.bytes(of: entry, limit: LFSPointer.byteLimit)) {
      case .pointer(let pointer) where pointer.size > 0:
        node.add("lfs sha256", pointer.oid)
        node.add("size", ByteString("\(pointer.size)"))
      case .malformed: node.missing = "its LFS pointer is broken; 'mlgate check' says where"
      case .pointer, .content: return
      }
    } catch {
      node.missing = "it cannot be read: \(error.reason)"
    }
  }

  /// What DVC records of an output, and the file that records it.
  func output(_ kind: LineageNode.Kind, _ output: DVCOutput) -> LineageNode {
    var node = LineageNode(kind, output.path.bytes)
    let recorder = (output.md5 ?? output.node).location.path
    if let md5 = output.md5?.text {
      node.add("md5", md5)
    } else {
      node.missing = "\(recorder.bytes.quoted) records no md5 of it"
    }
    node.add("size", output.size.map { ByteString("\($0)") })
    node.add("recorded in", recorder.bytes)
    node.add(
      "blob", documents.snapshot.entry(at: recorder)?.object.map { ByteString($0.description) })
    return node
  }
}
