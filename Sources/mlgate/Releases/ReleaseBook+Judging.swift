import ByteText
import Checks
import Documents
import Findings
import GitRepository
import RepositorySnapshot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ReleaseBook {
  /// What the rules on releases judge.
  ///
  /// - Parameters:
  ///   - tag: the tag as it is; nil for one that is to be made, now and annotated.
  ///   - replaced: what the tag names already where it is pushed to.
  func judgedRelease(
    _ name: ByteString, tag: GitTag?, commit: ObjectID, _ documents: RepositoryDocuments,
    replaced: ObjectID? = nil, reproduction: ReleaseReproduction = .notTried
  ) throws(CommandFailure) -> JudgedRelease {
    JudgedRelease(
      name, kind: tag.map(kind) ?? .annotated, commit: commit, documents,
      others: try earlier(than: name, tag, commit), doubt: doubt,
      branch: branch(of: commit, documents.settings.release), replaced: replaced,
      reproduction: reproduction)
  }

  /// actions/checkout points a tag's reference straight to the commit (actions/checkout#290).
  private func kind(of tag: GitTag) -> JudgedRelease.Kind {
    if tag.isAnnotated { return .annotated }
    let reference = JudgedRelease.path(ofTag: tag.name).bytes
    let isCheckedOut = variable("GITHUB_ACTIONS") == "true" && variable("GITHUB_REF") == reference
    return isCheckedOut ? .fetchedByCheckout : .lightweight
  }

  /// A shallow clone holds the tags of its own commits alone.
  private var doubt: String? {
    guard repository.isShallow else { return nil }
    return "the releases before may not be in this shallow clone; fetch it whole "
      + "('git fetch --unshallow --tags', 'fetch-depth: 0')"
  }

  /// Whoever leads to the commit was there before it. Beside each other the older tag was first, and on
  /// one commit or in one second the lower version.
  private func earlier(
    than name: ByteString, _ tag: GitTag?, _ commit: ObjectID
  ) throws(CommandFailure) -> [ReleasedModel] {
    let history = GitHistory(of: repository, from: commit)
    let version = ReleaseTag(name)?.version
    return releases.filter { entry in
      guard entry.tag.name != name else { return false }
      if entry.tag.commit != commit {
        if case .ancestor = history.commit(named: ByteString(entry.tag.commit.description)) {
          return true
        }
        let other = GitHistory(of: repository, from: entry.tag.commit)
        if case .ancestor = other.commit(named: ByteString(commit.description)) { return false }
      }
      guard let tag else { return true }
      if entry.tag.time != tag.time { return entry.tag.time < tag.time }
      return version.map { entry.model.tag.version.precedes($0) } ?? true
    }.map(\.model)
  }

  private func branch(
    of commit: ObjectID, _ settings: ReleaseSettings
  ) -> JudgedRelease.BranchAnswer {
    let branches = branches.filter { branch in
      settings.protectedBranches.contains { $0.covers(RepositoryPath(branch.name)) }
    }
    var doubt: String?
    for branch in branches {
      let history = GitHistory(of: repository, from: branch.commit)
      switch history.commit(named: ByteString(commit.description)) {
      case .ancestor: return .on(branch.name)
      case .unverifiable(let reason): doubt = doubt ?? reason
      case .unrelated, .unknown: continue
      }
    }
    if let doubt { return .unverifiable(doubt) }
    guard branches.isEmpty else { return .off(Set(branches.map(\.name)).sorted()) }
    return .unverifiable(
      "this clone has no protected branch; fetch it ('fetch-depth: 0'), or name yours in "
        + "'release.protected_branches'")
  }
}

/// The value of a variable of the environment; empty where it is not set.
func variable(_ name: String) -> ByteString {
  unsafe getenv(name).map { unsafe ByteString(String(cString: $0)) } ?? ""
}

extension Report {
  /// Adds what the checks of a release came to.
  mutating func add(_ outcome: ReleaseOutcome) {
    findings = (findings + outcome.findings).inReportOrder()
    skipped = outcome.skipped + skipped
    unverified = outcome.unverified + unverified
    checks = (checks + outcome.checks).sorted { $0.rule.id < $1.rule.id }
  }
}
