import ByteText
import Checks
import Configuration
import Documents
import Findings
import Reporters
import RepositorySnapshot

extension GateConfiguration {
  /// Where a repository keeps its configuration.
  static let path: RepositoryPath = ".mlgate.yaml"

  /// The configuration that `--config` names, else the snapshot's own, with the flags over it.
  init(_ options: CommonOptions, _ snapshot: Snapshot) throws {
    let file = try options.config.map(configurationFile) ?? snapshot.configurationFile()
    guard let file else {
      self.init()
      try apply(options)
      return
    }
    do throws(InvalidConfiguration) {
      try self.init(file)
    } catch {
      throw CommandFailure.configuration(error)
    }
    try apply(options)
  }

  private mutating func apply(_ options: CommonOptions) throws(CommandFailure) {
    if let select = options.select {
      selection.select = try ruleSelectors(words(of: select))
      selection.isSelectedByHand = true
      // With nothing selected everything would pass.
      guard !selection.select.isEmpty else {
        throw .usage("--select names no rule; ALL is every one")
      }
    }
    if let ignore = options.ignore { selection.ignore += try ruleSelectors(words(of: ignore)) }
    if let failOn = options.failOn { self.failOn = failOn.severity }
    if options.strict { isStrict = true }
  }

  var policy: ReportPolicy { ReportPolicy(failOn: failOn, isStrict: isStrict) }
}

/// The words between commas.
func words(of list: String) -> [String] {
  list.utf8.split(separator: UInt8(ascii: ",")).map { String(decoding: $0.trimmed, as: UTF8.self) }
}

private func configurationFile(_ name: String) throws(CommandFailure) -> ParsedFile {
  let path = RepositoryPath(ByteString(name))
  do throws(CommandFailure) {
    return ParsedFile(path: path, bytes: try PlainFile.bytes(of: name), format: .yaml)
  } catch .couldNotWork(let reason) {
    throw .usage("--config: \(reason)")
  }
}

extension Snapshot {
  fileprivate func configurationFile() throws(CommandFailure) -> ParsedFile? {
    guard let entry = entry(at: GateConfiguration.path) else { return nil }
    guard entry.mode.isFile else {
      throw .usage("\(entry.path) must be a file, not a link or submodule")
    }
    do throws(UnreadableBlob) {
      let bytes = try blobs.bytes(of: entry, limit: DocumentLimits().bytes)
      return ParsedFile(path: entry.path, bytes: bytes, format: .yaml)
    } catch {
      throw .couldNotWork("cannot read \(entry.path): \(error.reason)")
    }
  }
}
