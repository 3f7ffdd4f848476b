public import ByteText
public import Findings
public import RepositorySnapshot

/// What the certain fixes of a snapshot's findings come to. Nothing is written here.
public struct FixPlan: Sendable {
  /// A fix that is not applied, and why.
  public struct Refusal: Sendable {
    public let finding: ReportedFinding
    public let reason: String
  }

  /// Sorted by path; no file without a change.
  public private(set) var files: [FixedFile] = []
  public private(set) var refusals: [Refusal] = []

  /// - Parameters:
  ///   - findings: those without a fix do not matter.
  ///   - unmerged: the files in which a merge is not finished; they are left alone.
  public init(
    _ findings: [ReportedFinding], _ snapshot: Snapshot, unmerged: Set<RepositoryPath> = []
  ) {
    let byFile = Dictionary(grouping: findings.filter { $0.fix != nil }) { $0.fix?.path ?? "" }
    for (path, findings) in byFile.sorted(by: { $0.key < $1.key }) {
      if unmerged.contains(path) {
        refuse(findings, "the merge of \(path) is not finished")
        continue
      }
      do throws(UnreadableBlob) {
        add(FixedFile(path, try snapshot.plainBytes(at: path), findings))
      } catch {
        refuse(findings, "cannot read \(path): \(error.reason)")
      }
    }
  }

  /// The same without the fixes of these files.
  public mutating func leaveOut(_ paths: Set<RepositoryPath>, because reason: String) {
    for file in files where paths.contains(file.path) { refuse(file.findings, reason) }
    files.removeAll { paths.contains($0.path) }
  }

  private mutating func add(_ file: FixedFile) {
    refuse(file.overlapping, "another fix changes the same place; run again")
    if file.new != (file.old ?? []) { files.append(file) }
  }

  private mutating func refuse(_ findings: [ReportedFinding], _ reason: String) {
    refusals += findings.map { Refusal(finding: $0, reason: reason) }
  }
}

extension Snapshot {
  /// The bytes of a regular file; nil where there is none.
  fileprivate func plainBytes(at path: RepositoryPath) throws(UnreadableBlob) -> [UInt8]? {
    guard let entry = entry(at: path) else { return nil }
    guard entry.mode.isFile else {
      throw UnreadableBlob(path: path, reason: "it is a link or a submodule")
    }
    return try blobs.bytes(of: entry, limit: FixedSnapshot.byteLimit)
  }
}
