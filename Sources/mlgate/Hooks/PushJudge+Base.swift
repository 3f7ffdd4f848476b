import ByteText
import Checks
import Configuration
import Documents
import GitRepository
import RepositorySnapshot

/// The commit that a pushed one is compared with: what it has too was not brought in by the push.
struct PushBase: Hashable {
  /// Nil where everything counts.
  var commit: ObjectID?
  /// Another commit that the other side has and that leads here: what was merged from its default branch.
  var merged: ObjectID?
  /// Whether the other side names a commit that is not here.
  var isMissing = false
}

extension PushJudge {
  /// What the ref names now; of a new one where it forked off the default branch. A release is judged
  /// whole.
  func base(of ref: PushedRef, _ commit: ObjectID) throws(CommandFailure) -> PushBase {
    if ref.releaseTag != nil || ref.isNew && ref.tag != nil { return PushBase() }
    guard !ref.isNew, let old = ObjectID(hexadecimal: ref.old) else {
      return PushBase(commit: try fork(of: commit))
    }
    switch try fromGit({ () throws(GitError) in try repository.pushTarget(old) }) {
    case .commit(let before):
      let fork = ref.tag == nil ? try fork(of: commit) : nil
      return PushBase(commit: before.id, merged: fork == before.id ? nil : fork)
    case .noCommit: return PushBase()
    case .missing: return PushBase(isMissing: true)
    }
  }

  /// Nil where there is none, and where a shallow clone hides it: then everything counts.
  private func fork(of commit: ObjectID) throws(CommandFailure) -> ObjectID? {
    guard let head = try defaultHead() else { return nil }
    return try? CommitGraph(of: repository).mergeBases(head, commit).first
  }

  /// The configuration of the other side, so that no pushed commit decides how it is judged. Only where
  /// there is none to be known, the commit's own.
  func configuration(
    of snapshot: Snapshot, since before: Snapshot?, _ notes: inout [String]
  ) throws -> GateConfiguration {
    // Told even where it does not count yet: once it is pushed, it does.
    var configuration = try GateConfiguration(options, snapshot)
    if let base = try trustedState(since: before) ?? before {
      do {
        configuration = try GateConfiguration(options, base)
      } catch CommandFailure.configuration {
        notes.append("the configuration of the base cannot be read, so the pushed one counts")
      }
    }
    configuration.selection.skip += skip.rules
    return configuration
  }

  /// The baseline of the other side, so that no pushed commit excuses its own faults. Only where there is
  /// none to be known, the commit's own.
  func baseline(
    of snapshot: Snapshot, since before: Snapshot?, _ notes: inout [String]
  ) throws(CommandFailure) -> Baseline? {
    if options.baseline != nil { return try Baseline(options, snapshot) }
    // Told even where it does not count yet: once it is pushed, it does.
    let own = try Baseline(in: snapshot)
    guard let base = try trustedState(since: before) ?? before else { return own }
    do throws(CommandFailure) {
      return try Baseline(in: base)
    } catch .usage {
      notes.append("the baseline of the base cannot be read, so every finding counts")
      return nil
    }
  }

  /// Whose configuration counts. On a server that of HEAD: whatever another branch holds, a stranger may
  /// have pushed there before.
  func trustedState(since before: Snapshot?) throws(CommandFailure) -> Snapshot? {
    if !hook.isOnServer, let before { return before }
    guard let head = try defaultHead() else { return nil }
    return try fromGit { () throws(GitError) in try repository.snapshot(of: head) }
  }

  /// What the default branch of the other side names, as far as this one knows.
  private func defaultHead() throws(CommandFailure) -> ObjectID? {
    if hook.isOnServer {
      return try fromGit { () throws(GitError) in try repository.head()?.id }
    }
    guard let remote else { return nil }
    // git before 2.48 does not tell which branch a remote's HEAD is when it is added by hand.
    for branch: ByteString in ["HEAD", "main", "master"] {
      let name = ByteString(
        Array("refs/remotes/".utf8) + remote.bytes + [.ascii("/")] + branch.bytes)
      do throws(GitError) {
        return try repository.commit(named: name).id
      } catch  where error.kind == .unknownRevision {
        continue
      } catch {
        throw .couldNotWork(error.description)
      }
    }
    return nil
  }
}
