import ByteText
import RepositorySnapshot

/// Every file that has a kind, each blob read once, and parsed by the core that read it.
///
/// Where a change alone is judged, an unchanged experiment that has nothing to do with it is not
/// parsed: it counts by its name. What an earlier snapshot held is not read again.
struct FileContents: Sendable {
  let read: ReadFiles
  /// YAML and JSON, sorted by path.
  let files: [ParsedFile]
  /// Every YAML below an experiments folder, links too: what cannot be read still counts by its name.
  let experiments: [Experiment]

  /// Every file that has a kind, links too; sorted by path.
  var rows: [FileRow] { read.rows }
  /// Every other judged file, sorted by path.
  var textFiles: [TextFile] { read.textFiles }
  var unreadable: [UnreadableBlob] { read.unreadable }

  /// - Parameters:
  ///   - isWhole: whether every file counts, not only those that concern the judged change.
  ///   - memory: what earlier snapshots with the same settings held.
  init(
    _ snapshot: Snapshot, _ settings: CheckSettings, isWhole: Bool, memory: DocumentMemory? = nil
  ) {
    var rows = [FileRow](snapshot, settings.layout)
    rows.read(from: snapshot.blobs, settings.limits, memory) { row in
      row.kind == .experimentYAML && (memory != nil || !isWhole && !snapshot.isJudged(row.path))
    }
    self.init(ReadFiles(rows), snapshot, settings, isWhole: isWhole, memory)
  }

  /// Of a snapshot that differs from an earlier one at `changes` alone.
  init(
    _ snapshot: Snapshot, _ settings: CheckSettings, from earlier: FileContents,
    differingAt changes: Set<RepositoryPath>, memory: DocumentMemory
  ) {
    let isWhole = snapshot.changedPaths == nil
    let isChanged = changes.contains { settings.layout.kind(of: $0) != nil }
    guard isChanged || !earlier.unreadable.isEmpty else {
      self.init(earlier.read, snapshot, settings, isWhole: isWhole, memory)
      return
    }
    var rows = [FileRow](snapshot, settings.layout, from: earlier.rows, changes)
    rows.read(from: snapshot.blobs, settings.limits, memory) { $0.kind == .experimentYAML }
    self.init(ReadFiles(rows), snapshot, settings, isWhole: isWhole, memory)
  }

  private init(
    _ read: ReadFiles, _ snapshot: Snapshot, _ settings: CheckSettings, isWhole: Bool,
    _ memory: DocumentMemory?
  ) {
    self.read = read
    let needed = read.needed(snapshot, isWhole: isWhole).concurrentMap {
      ParsedFile($0, settings.limits, memory)
    }
    files = read.documents.merging(needed)
    experiments = read.experiments(parsed: needed)
  }
}

extension [ParsedFile] {
  /// Both in one, sorted by path.
  fileprivate func merging(_ others: [ParsedFile]) -> [ParsedFile] {
    guard !others.isEmpty else { return self }
    var merged: [ParsedFile] = []
    merged.reserveCapacity(count + others.count)
    var rest = others[...]
    for file in self {
      while let next = rest.first, next.path < file.path {
        merged.append(next)
        rest.removeFirst()
      }
      merged.append(file)
    }
    return merged + rest
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
    _ file: UnparsedExperiment, _ limits: DocumentLimits, _ memory: DocumentMemory?
  ) {
    if let known = memory?.parsed(file) {
      self = known
      return
    }
    self.init(path: file.path, bytes: file.bytes, format: .yaml, limits: limits)
    memory?.add(self, file)
  }
}

extension [FileRow] {
  /// Reads what is not read yet; files with one blob together, because git stores equal files once.
  ///
  /// - Parameter mayWait: whether a file need not be parsed yet.
  fileprivate mutating func read(
    from blobs: any BlobReader, _ limits: DocumentLimits, _ memory: DocumentMemory?,
    mayWait: @escaping @Sendable (FileRow) -> Bool
  ) {
    let shared = sharedBlobs
    let read = shared.concurrentMap { $0.files(from: blobs, limits, memory, mayWait: mayWait) }
    for (blob, files) in zip(shared, read) {
      for (place, file) in zip(blob.places, files) { self[place].content = file }
    }
  }

  private var sharedBlobs: [SharedBlob] {
    var blobs: [SharedBlob] = []
    var known: [ObjectID: Int] = [:]
    for (place, row) in enumerated() where row.isUnread {
      if let object = row.entry.object, let index = known[object] {
        blobs[index].add(row, at: place)
      } else {
        if let object = row.entry.object { known[object] = blobs.count }
        blobs.append(SharedBlob(row, at: place))
      }
    }
    return blobs
  }
}

/// One blob and the rows that hold it.
private struct SharedBlob: Sendable {
  private(set) var rows: [FileRow]
  /// Where the rows stand among all.
  private(set) var places: [Int]

  init(_ row: FileRow, at place: Int) {
    (rows, places) = ([row], [place])
  }

  mutating func add(_ row: FileRow, at place: Int) {
    rows.append(row)
    places.append(place)
  }

  private var entry: SnapshotEntry { rows[0].entry }

  /// - Parameter mayWait: whether a file need not be parsed yet.
  func files(
    from blobs: any BlobReader, _ limits: DocumentLimits, _ memory: DocumentMemory?,
    mayWait: (FileRow) -> Bool
  ) -> [ReadFile] {
    guard let memory else { return read(from: blobs, limits, mayWait: mayWait) }
    if let known = memory.files(rows) { return known }
    let files = read(from: blobs, limits, mayWait: mayWait)
    for (file, row) in zip(files, rows) { memory.add(file, row) }
    return files
  }

  /// One for each row.
  private func read(
    from blobs: any BlobReader, _ limits: DocumentLimits, mayWait: (FileRow) -> Bool
  ) -> [ReadFile] {
    do throws(UnreadableBlob) {
      let bytes = try blobs.bytes(of: entry, limit: limits.bytes)
      return rows.map { row in
        guard isOfKind(row.kind, row.path, bytes) else { return .ofOtherKind }
        if mayWait(row), let file = UnparsedExperiment(row.entry, bytes) { return .waiting(file) }
        return row.kind.documentFormat.map {
          .document(ParsedFile(path: row.path, bytes: bytes, format: $0, limits: limits))
        } ?? .text(TextFile(path: row.path, kind: row.kind, bytes: bytes))
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
      return rows.map { row in
        row.kind.documentFormat.map {
          .document(ParsedFile(unread: row.path, format: $0, fault: fault))
        } ?? .text(TextFile(unread: row.path, kind: row.kind, fault: fault))
      }
    } catch {
      return rows.map { .unreadable(UnreadableBlob(path: $0.path, reason: error.reason)) }
    }
  }
}

/// Many tools call a file `environment-….yaml`; only one with a `dependencies` key at the start of a
/// line is conda's, whether or not the rest of it parses.
private func isOfKind(_ kind: FileKind, _ path: RepositoryPath, _ bytes: [UInt8]) -> Bool {
  guard kind == .condaEnvironment, path.stem != "environment" else { return true }
  return bytes.starts(with: "dependencies:") || bytes.contains("\ndependencies:")
}
