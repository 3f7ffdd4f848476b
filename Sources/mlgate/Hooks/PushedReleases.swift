import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// Judges the release tags of a push beside the commits behind them.
final class PushedReleases {
  private let refs: [PushedRef]
  /// Read once a push, with the settings of the first release.
  private var book: ReleaseBook?

  init(_ refs: [PushedRef]) { self.refs = refs }

  /// Adds what the rules on releases find; nothing for a ref that is no release.
  func add(
    _ ref: PushedRef, at commit: ObjectID, to report: inout Report, _ gate: Gate
  ) throws(CommandFailure) {
    guard let name = ref.releaseTag else { return }
    let book = try book(gate)
    let release = try book.judgedRelease(
      name, tag: book.tags.first { $0.name == name }, commit: commit, gate.documents,
      replaced: try replaced(ref, gate.repository))
    report.add(ReleaseRunner(selection: gate.configuration.selection).run(release))
  }

  private func book(_ gate: Gate) throws(CommandFailure) -> ReleaseBook {
    if let book { return book }
    let pushed = try fromGit { () throws(GitError) in try PushedNames(refs, in: gate.repository) }
    let book = try ReleaseBook(gate.repository, gate.configuration.checks, pushed: pushed)
    self.book = book
    return book
  }

  /// The commit that the tag names on the other side; the tag's own object where that is not here.
  private func replaced(
    _ ref: PushedRef, _ repository: GitRepository
  ) throws(CommandFailure) -> ObjectID? {
    guard !ref.isNew, let old = ObjectID(hexadecimal: ref.old) else { return nil }
    let target = try fromGit { () throws(GitError) in try repository.pushTarget(old) }
    guard case .commit(let commit) = target else { return old }
    return commit.id
  }
}
