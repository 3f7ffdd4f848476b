import ByteText
import Findings
import RepositorySnapshot

extension RepositoryDocuments {
  /// The dvc.lock beside each dvc.yaml that a `.gitignore` covers: DVC refuses to work then, whether the lock
  /// is there or not.
  ///
  /// Source: `Lockfile._load` of `dvc/dvcfile.py`, DVC 3.67.
  public func ignoredLocks(of projects: [DVCProject]) -> [DVCFault] {
    let locks = projects.flatMap(\.pipelines).map { $0.path.folder.appending("dvc.lock") }
    guard !locks.isEmpty else { return [] }
    let ignore = GitIgnore(snapshot, limit: settings.limits.bytes)
    return locks.filter(ignore.ignores).map { lock in
      DVCFault(
        .schema, "a .gitignore covers it, and DVC refuses to work; take it out there",
        at: SourceLocation(path: lock))
    }
  }
}
