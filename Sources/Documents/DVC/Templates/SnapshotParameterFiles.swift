import ByteText
import RepositorySnapshot
import Synchronization

/// The parameter files of a snapshot, each read once.
final class SnapshotParameterFiles: ParameterFiles {
  private let snapshot: Snapshot
  private let limits: DocumentLimits
  /// Whether DVC keeps the file: then git does not know what it holds.
  private let isDVCOutput: @Sendable (RepositoryPath) -> Bool
  private let known: Mutex<[RepositoryPath: ParameterFileContents]> = Mutex([:])

  init(
    _ snapshot: Snapshot, _ limits: DocumentLimits,
    isDVCOutput: @escaping @Sendable (RepositoryPath) -> Bool
  ) {
    self.snapshot = snapshot
    self.limits = limits
    self.isDVCOutput = isDVCOutput
  }

  func contents(of path: RepositoryPath) -> ParameterFileContents {
    if let known = known.withLock({ $0[path] }) { return known }
    let contents = read(path)
    known.withLock { $0[path] = contents }
    return contents
  }

  private func read(_ path: RepositoryPath) -> ParameterFileContents {
    guard let entry = snapshot.entry(at: path) else {
      if path.bytes.isEmpty || snapshot.firstEntry(inside: path) != nil { return .folder }
      return isDVCOutput(path) ? .unverified("DVC keeps the file, git does not") : .absent
    }
    guard entry.mode.isFile else { return .unverified("it is no regular file") }
    let format: LocatedDocument.Format
    switch path.fileExtension {
    case "toml", "py": return .unverified("\(path.fileExtension) files are not read here")
    case "json": format = .json
    default: format = .yaml
    }
    do throws(UnreadableBlob) {
      let bytes = try snapshot.blobs.bytes(of: entry, limit: limits.bytes)
      return contents(ParsedFile(path: path, bytes: bytes, format: format, limits: limits))
    } catch {
      return .unverified(error.reason)
    }
  }

  private func contents(_ file: ParsedFile) -> ParameterFileContents {
    // Python's `json` takes the last of two equal keys.
    let faults = file.faults.filter {
      if case .duplicateKey = $0.kind { file.format == .yaml } else { true }
    }
    if let fault = faults.first { return .malformed(fault.problem) }
    guard let root = file.document?.root else {
      return file.format == .yaml
        ? .value(.dictionary(PythonDictionary()), document: file.document)
        : .malformed("the file is empty")
    }
    guard let value = PythonValue(root) else {
      return .malformed("it holds a value that no reader takes")
    }
    // DVC takes a YAML file that holds nothing for an empty mapping.
    let isNothing = file.format == .yaml && !value.isTruthy
    return .value(isNothing ? .dictionary(PythonDictionary()) : value, document: file.document)
  }
}
