import ByteText
import RepositorySnapshot

/// Every file that has a kind, each blob read once, and parsed by the core that read it.
///
/// Where a change alone is judged, an unchanged experiment that has nothing to do with it is not
/// parsed: it counts by its name.
struct FileContents {
  /// YAML and JSON, sorted by path.
  let files: [ParsedFile]
  /// Every other judged file, sorted by path.
  let textFiles: [TextFile]
  let unreadable: [UnreadableBlob]
  /// Of every experiment YAML, links too: what cannot be read still counts by its name.
  let experimentPaths: [RepositoryPath]

  /// - Parameters:
  ///   - isWhole: whether every file counts, not only those that concern the judged change.
  ///   - memory: what earlier snapshots with the same settings held.
  init(
    _ snapshot: Snapshot, _ settings: CheckSettings, isWhole: Bool, memory: DocumentMemory? = nil
  ) {
    let candidates = FileCandidates(snapshot, settings.layout)
    experimentPaths = candidates.experimentPaths
    let read = candidates.blobs.concurrentMap { blob in
      blob.files(
        from: snapshot.blobs, settings.limits, memory,
        mayWait: { !isWhole && $1 == .experimentYAML && !snapshot.isJudged($0) })
    }.flatMap(\.self)
    let related = relatedFiles(read, snapshot).concurrentMap {
      ParsedFile($0, settings.limits, at: snapshot.entry(at: $0.path), memory)
    }
    let parsed = read.compactMap { if case .document(let file) = $0 { file } else { nil } }
    files = (parsed + related).sorted { $0.path < $1.path }
    textFiles = read.compactMap { if case .text(let file) = $0 { file } else { nil } }
      .sorted { $0.path < $1.path }
    unreadable = read.compactMap { if case .unreadable(let blob) = $0 { blob } else { nil } }
  }
}

/// What became of one judged file.
enum ReadFile: Sendable {
  case document(ParsedFile)
  case text(TextFile)
  case unreadable(UnreadableBlob)
  /// Parsed only if the judged change has to do with it.
  case waiting(UnparsedExperiment)
  /// Its name promised what the content is not.
  case ofOtherKind
}

extension ParsedFile {
  /// Parses an experiment that has been waiting, unless that was done before.
  fileprivate init(
    _ file: UnparsedExperiment, _ limits: DocumentLimits, at entry: SnapshotEntry?,
    _ memory: DocumentMemory?
  ) {
    let key = entry?.object.map { DocumentMemory.Key(path: file.path, object: $0) }
    if let key, case .document(let known) = memory?.files([(key, false)])?.first {
      self = known
      return
    }
    self.init(path: file.path, bytes: file.bytes, format: .yaml, limits: limits)
    if let key { memory?.add(.document(self), key) }
  }
}

/// The waiting files that the judged change has to do with.
private func relatedFiles(_ read: [ReadFile], _ snapshot: Snapshot) -> [UnparsedExperiment] {
  let waiting = read.compactMap { if case .waiting(let file) = $0 { file } else { nil } }
  guard !waiting.isEmpty, let changedPaths = snapshot.changedPaths else { return [] }
  let mentioned = read.flatMap { file -> [ExperimentIdentifier] in
    guard case .document(let document) = file, snapshot.isJudged(document.path) else { return [] }
    return experimentMentions(in: document.source.bytes)
  }
  let related = RelatedExperiments(
    changed: Set(changedPaths.compactMap { ExperimentIdentifier($0.stem) }),
    mentioned: Set(mentioned), among: waiting)
  return waiting.filter(related.contains)
}

/// The judged files of a snapshot, those with one blob together: git stores equal files once.
private struct FileCandidates {
  private(set) var blobs: [SharedBlob] = []
  private(set) var experimentPaths: [RepositoryPath] = []

  init(_ snapshot: Snapshot, _ layout: FileLayout) {
    var known: [ObjectID: Int] = [:]
    for entry in snapshot.entries {
      guard let kind = layout.kind(of: entry.path) else { continue }
      if kind == .experimentYAML { experimentPaths.append(entry.path) }
      guard entry.mode.isFile else { continue }
      if let object = entry.object, let index = known[object] {
        blobs[index].places.append((entry.path, kind))
      } else {
        if let object = entry.object { known[object] = blobs.count }
        blobs.append(SharedBlob(entry: entry, places: [(entry.path, kind)]))
      }
    }
  }
}

/// One blob and the paths that hold it.
private struct SharedBlob: Sendable {
  let entry: SnapshotEntry
  var places: [(path: RepositoryPath, kind: FileKind)]

  /// - Parameter mayWait: whether a file of this path and kind need not be parsed yet.
  func files(
    from blobs: any BlobReader, _ limits: DocumentLimits, _ memory: DocumentMemory?,
    mayWait: (RepositoryPath, FileKind) -> Bool
  ) -> [ReadFile] {
    guard let memory, let object = entry.object else {
      return read(from: blobs, limits, mayWait: mayWait)
    }
    let keys = places.map { path, kind in
      (key: DocumentMemory.Key(path: path, object: object), mayWait: mayWait(path, kind))
    }
    if let known = memory.files(keys) { return known }
    let files = read(from: blobs, limits, mayWait: mayWait)
    for (file, key) in zip(files, keys) { memory.add(file, key.key) }
    return files
  }

  /// One for each place.
  private func read(
    from blobs: any BlobReader, _ limits: DocumentLimits,
    mayWait: (RepositoryPath, FileKind) -> Bool
  ) -> [ReadFile] {
    do throws(UnreadableBlob) {
      let bytes = try blobs.bytes(of: entry, limit: limits.bytes)
      return places.map { path, kind in
        guard isOfKind(kind, path, bytes) else { return .ofOtherKind }
        if mayWait(path, kind), let file = UnparsedExperiment(path: path, bytes: bytes) {
          return .waiting(file)
        }
        return kind.documentFormat.map {
          .document(ParsedFile(path: path, bytes: bytes, format: $0, limits: limits))
        } ?? .text(TextFile(path: path, kind: kind, bytes: bytes))
      }
    } catch {
      return unread(error, blobs, limits)
    }
  }

  /// Its size explains the refusal, or nothing does.
  private func unread(
    _ error: UnreadableBlob, _ blobs: any BlobReader, _ limits: DocumentLimits
  ) -> [ReadFile] {
    do throws(UnreadableBlob) {
      let size = try blobs.size(of: entry)
      guard let fault = limits.sizeFault(ofFileWith: size) else { throw error }
      return places.map { path, kind in
        kind.documentFormat.map {
          .document(ParsedFile(unread: path, format: $0, fault: fault))
        } ?? .text(TextFile(unread: path, kind: kind, fault: fault))
      }
    } catch {
      return places.map { .unreadable(UnreadableBlob(path: $0.path, reason: error.reason)) }
    }
  }
}

/// Many tools call a file `environment-….yaml`; only one with a `dependencies` key at the start of a
/// line is conda's, whether or not the rest of it parses.
private func isOfKind(_ kind: FileKind, _ path: RepositoryPath, _ bytes: [UInt8]) -> Bool {
  guard kind == .condaEnvironment, path.stem != "environment" else { return true }
  return bytes.starts(with: "dependencies:") || bytes.contains("\ndependencies:")
}
