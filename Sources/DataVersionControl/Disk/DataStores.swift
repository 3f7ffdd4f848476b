public import ByteText
public import Documents
public import RepositorySnapshot

/// The places at hand that may hold a project's data: its cache, and remotes that are folders.
public struct DataStores: Sendable {
  private let caches: [DataCache]

  public init(_ caches: [DataCache]) { self.caches = caches }

  /// Whether any of them holds anything at all.
  public var holdAnything: Bool { caches.contains(where: \.holdsAnything) }

  /// What DVC keeps of a project, each hash once, without those that are known to be elsewhere.
  ///
  /// - Parameter commit: whose project it is, where that is not the judged snapshot's.
  public func objects(
    of project: DVCProject, without known: Set<ByteString> = [], commit: ObjectID? = nil
  ) -> [RecordedObject] {
    var seen = known
    return project.recordedOutputs.outputs.compactMap { output in
      guard output.isCached, output.isPushed, let record = output.record,
        let hash = record.recordedHash, seen.insert(hash).inserted
      else { return nil }
      return RecordedObject(
        of: output, in: project.folder, md5: hash, node: record.md5 ?? record.node,
        state: state(of: record, hash), commit: commit)
    }
  }

  private func state(of record: DVCRecord, _ hash: ByteString) -> RecordedObject.State {
    guard hash.hasSuffix(".dir") else { return state(of: hash, record.style) }
    let listed =
      record.files.isEmpty
      ? caches.lazy.compactMap { $0.files(of: hash, record.style) }.first : record.listedFiles
    guard let listed else { return .absent(files: nil) }
    let states = listed.map { state(of: $0.md5, record.style) }
    let faults = states.filter { $0 != .present && $0 != .absent(files: nil) }
    if let fault = faults.first { return fault }
    let missing = states.count { $0 != .present }
    return missing == 0 ? .present : .absent(files: missing)
  }

  private func state(of md5: ByteString, _ style: DataHashStyle) -> RecordedObject.State {
    var fault = RecordedObject.State.absent(files: nil)
    for cache in caches {
      switch cache.object(md5, style) {
      case .present: return .present
      case .absent: continue
      case .corrupt: fault = .corrupt
      case .unreadable(let reason): fault = .unreadable(reason)
      }
    }
    return fault
  }
}
