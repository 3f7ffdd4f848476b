public import ByteText

/// A dvc.lock.
public struct DVCLock: Sendable {
  public let file: ParsedFile
  /// In the file's order.
  public let stages: [DVCLockedStage]
  private let placeOfName: [ByteString: Int]

  init(_ file: ParsedFile) {
    self.file = file
    let root = file.document?.root
    // Version 1, before DVC 2.0, had the stages at the top. DVC 3 refuses it, which is a schema
    // fault.
    let body = root?["schema"] == nil ? root : root?["stages"]
    stages = (body?.entries ?? []).compactMap(DVCLockedStage.init)
    placeOfName = Dictionary(
      stages.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  public var path: RepositoryPath { file.path }

  /// Whether it has the version of the format that DVC 2 and 3 write.
  public var isCurrentVersion: Bool {
    guard let version = file.document?.root?["schema"] else { return false }
    return version.yaml12 == .string && version.text == "2.0"
  }

  /// What DVC's schema rejects, and with it the whole file; empty where all is well.
  public var faults: [DVCFault] { SchemaValidator.faults(in: file, .lock) }

  public func stage(named name: ByteString) -> DVCLockedStage? {
    placeOfName[name].map { stages[$0] }
  }
}
