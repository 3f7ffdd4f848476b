public import RepositorySnapshot

/// The contents that pointers stand for, and what the stores say of them.
public struct JudgedObjects: Sendable {
  /// A pointer whose content is asked for.
  public struct Pointer: Sendable {
    public let file: LFSPointerFile
    /// The commit that brought it in, where a later one of the same push replaced it; nil for a file of
    /// the judged snapshot.
    public let commit: ObjectID?

    public init(_ file: LFSPointerFile, commit: ObjectID? = nil) {
      (self.file, self.commit) = (file, commit)
    }
  }

  /// What to do where a content is not here.
  public enum Remedy: Hashable, Sendable {
    /// It has to come here.
    case fetch
    /// It has to come here, and then this command sends it.
    case fetchAndSend(command: String)
    /// This command, run elsewhere, sends it here.
    case send(command: String)
  }

  /// The files around the pointers, for what they suppress.
  public let documents: RepositoryDocuments
  public let pointers: [Pointer]
  public let remedy: Remedy
  /// What DVC keeps.
  public let data: [RecordedObject]
  /// What lies in the work tree where DVC records data.
  public let disk: [DataOnDisk]
  private let lfs: any LFSObjects

  public init(
    _ pointers: [Pointer], in documents: RepositoryDocuments, lfs: any LFSObjects,
    remedy: Remedy = .fetch, data: [RecordedObject] = [], disk: [DataOnDisk] = []
  ) {
    (self.pointers, self.documents) = (pointers, documents)
    (self.lfs, self.remedy, self.data, self.disk) = (lfs, remedy, data, disk)
  }

  public func state(of pointer: Pointer) -> LFSObjectState { lfs.state(of: pointer.file.object) }
}
