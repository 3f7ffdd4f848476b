public import ByteText

/// Answers which attributes git gives to a path of a snapshot, from the snapshot's own
/// `.gitattributes` files and the outside ones that come with it.
public struct AttributeResolver: Sendable {
  /// The snapshot's attribute files that git reads, sorted by path.
  public let files: [AttributeFile]
  /// Attribute files that could not be read: no answer is certain.
  public let unreadable: [UnreadableBlob]
  /// The macros that hold, and what each stands for; `binary` is built in.
  public let macros: [ByteString: [AttributeAssignment]]
  private let everything: AttributeProgram
  private let filter: AttributeProgram
  private let filterIndex: Int?

  /// Reads every `.gitattributes` once; git ignores one that is a symbolic link or above 100 MiB.
  ///
  /// - Parameter ignoresCase: patterns match ASCII letters in either case (`core.ignorecase`).
  public init(_ snapshot: Snapshot, ignoresCase: Bool = false) {
    let storage: AttributeFile.Storage = snapshot.source == .worktree ? .disk : .object
    var files: [AttributeFile] = []
    var unreadable: [UnreadableBlob] = []
    for entry in snapshot.entries where entry.mode.isFile && isAttributeFile(entry.path) {
      do {
        guard try snapshot.blobs.size(of: entry) < AttributeFile.byteLimit else { continue }
        let bytes = try snapshot.blobs.bytes(of: entry, limit: AttributeFile.byteLimit)
        files.append(
          AttributeFile(
            path: entry.path, bytes: bytes, storage: storage, ignoresCase: ignoresCase))
      } catch {
        unreadable.append(error)
      }
    }
    self.files = files
    self.unreadable = unreadable
    let outside = snapshot.outsideAttributes
    let sources = AttributeSources(
      global: AttributeFile(
        path: "", bytes: outside.global, storage: .disk, ignoresCase: ignoresCase),
      files: files,
      info: AttributeFile(
        path: "", bytes: outside.info, storage: .disk, ignoresCase: ignoresCase))
    macros = sources.macros
    everything = AttributeCompiler.program(sources)
    filter = AttributeCompiler.program(sources, wanted: ["filter"])
    filterIndex = filter.names.firstIndex(of: "filter")
  }

  /// What `git check-attr -a` says: every attribute of `path` that is not unspecified.
  public func attributes(of path: RepositoryPath) -> [ByteString: AttributeState] {
    let states = zip(everything.names, everything.states(of: path))
    return Dictionary(
      states.compactMap { name, state in
        state.flatMap { $0 == .unspecified ? nil : (name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What `git check-attr filter` says.
  public func filter(of path: RepositoryPath) -> AttributeState {
    filterIndex.flatMap { filter.states(of: path)[$0] } ?? .unspecified
  }

  /// Whether git hands the path's content to git-lfs.
  public func isLFS(_ path: RepositoryPath) -> Bool {
    filter(of: path) == .value("lfs")
  }
}

private let attributeFileName = ByteString(".gitattributes")

private func isAttributeFile(_ path: RepositoryPath) -> Bool {
  path.bytes.bytes.suffix(attributeFileName.count).elementsEqual(attributeFileName)
    && path.fileName == attributeFileName
}
