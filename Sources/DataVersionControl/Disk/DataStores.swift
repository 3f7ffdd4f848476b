public import ByteText
public import Documents

/// The places at hand that may hold a project's data: its cache, and remotes that are folders.
public struct DataStores: Sendable {
  private let caches: [DataCache]

  public init(_ caches: [DataCache]) { self.caches = caches }

  /// Whether any of them holds anything at all.
  public var holdAnything: Bool { caches.contains(where: \.holdsAnything) }

  /// What DVC keeps of a project, each hash once, without those that are known to be elsewhere.
  public func objects(
    of project: DVCProject, without known: Set<ByteString> = []
  ) -> [RecordedObject] {
    var seen = known
    return RecordedOutputs(project).outputs.compactMap { output in
      guard output.isCached, output.isPushed, let record = output.record,
        let hash = record.recordedHash, seen.insert(hash).inserted
      else { return nil }
      return RecordedObject(
        path: output.reference.text, md5: hash, node: record.md5 ?? record.node,
        state: state(of: record, hash))
    }
  }

  private func state(of record: DVCRecord, _ hash: ByteString) -> RecordedObject.State {
    guard hash.hasSuffix(".dir") else { return state(of: hash, record.style) }
    let listed =
      record.files.isEmpty
      ? caches.lazy.compactMap { $0.files(of: hash, record.style) }.first : record.listedFiles
    guard let listed else { return .absent(files: nil) }
    let states = listed.map { state(of: $0.md5, record.style) }
    if states.contains(.corrupt) { return .corrupt }
    let missing = states.count { $0 != .present }
    return missing == 0 ? .present : .absent(files: missing)
  }

  private func state(of md5: ByteString, _ style: DataHashStyle) -> RecordedObject.State {
    let answers = caches.lazy.map { $0.object(md5, style) }
    var isCorrupt = false
    for answer in answers {
      switch answer {
      case .present: return .present
      case .corrupt: isCorrupt = true
      case .absent: continue
      }
    }
    return isCorrupt ? .corrupt : .absent(files: nil)
  }
}
