import ByteText
import Configuration
import Documents
import GitRepository
import Release
import RepositorySnapshot

/// Every tag of a repository, and what the releases among them hold.
struct ReleaseBook {
  /// A release tag and what its commit holds.
  struct Entry {
    let tag: GitTag
    let model: ReleasedModel
  }

  let repository: GitRepository
  let settings: CheckSettings
  let tags: [GitTag]
  /// Here and on remotes, sorted by the names of their references.
  let branches: [GitBranch]
  /// Sorted by the model's name, then from the newest version to the oldest, then by the tag's name.
  let releases: [Entry]

  /// - Parameters:
  ///   - pushed: what a push is to add to the references.
  ///   - chosen: the release tags whose commits are read, of all that there are.
  init(
    _ repository: GitRepository, _ settings: CheckSettings, pushed: PushedNames = PushedNames(),
    choosing chosen: ([GitTag]) -> [GitTag] = { $0 }
  ) throws(CommandFailure) {
    (self.repository, self.settings) = (repository, settings)
    branches = try fromGit { () throws(GitError) in try repository.branches() }
      .updated(with: pushed.branches)
    let tags = try fromGit { () throws(GitError) in try repository.tags() }
      .updated(with: pushed.tags)
    var documentsOfCommit: [ObjectID: RepositoryDocuments] = [:]
    var releases: [Entry] = []
    for tag in chosen(tags.filter { ReleaseTag($0.name) != nil }) {
      guard let release = ReleaseTag(tag.name) else { continue }
      let known = documentsOfCommit[tag.commit]
      let documents: RepositoryDocuments
      if let known {
        documents = known
      } else {
        documents = try Self.documents(of: tag.commit, repository, settings)
      }
      documentsOfCommit[tag.commit] = documents
      releases.append(Entry(tag: tag, model: ReleasedModel(release, commit: tag.commit, documents)))
    }
    self.tags = tags
    self.releases = releases.sorted(by: Self.isListed)
  }

  private static func documents(
    of commit: ObjectID, _ repository: GitRepository, _ settings: CheckSettings
  ) throws(CommandFailure) -> RepositoryDocuments {
    let snapshot = try fromGit { () throws(GitError) in try repository.snapshot(of: commit) }
    return RepositoryDocuments(
      snapshot, settings: settings, facts: GitHistory(of: repository, from: commit))
  }

  private static func isListed(_ left: Entry, before right: Entry) -> Bool {
    let (first, second) = (left.model.model ?? "", right.model.model ?? "")
    if first != second { return first < second }
    let (version, other) = (left.model.tag.version, right.model.tag.version)
    if other.precedes(version) { return true }
    return version.precedes(other) ? false : left.tag.name < right.tag.name
  }

  var stages: StageHistory {
    StageHistory(tags.map { ($0.name, commit: $0.commit, time: $0.time) })
  }

  /// The release that a word of the command line means: a whole tag, or a version of the only model that
  /// has it.
  func release(named word: ByteString, model: ByteString? = nil) throws(CommandFailure) -> Entry {
    if let entry = releases.first(where: { $0.tag.name == word }) { return entry }
    let version = word.first == .ascii("v") ? ByteString(word.dropFirst()) : word
    let found = releases.filter { entry in
      entry.model.tag.versionText == version && (model.map { entry.model.model == $0 } ?? true)
    }
    // `model-v1.0.0` and `net@v1.0.0` on one commit are one release.
    guard let first = found.first else {
      throw .usage("no release \(word.quoted); 'mlgate release list' shows all")
    }
    guard found.allSatisfy({ $0.tag.commit == first.tag.commit }) else {
      let names = found.map(\.tag.name.quoted).joined(separator: ", ")
      throw .usage("\(word.quoted) may mean \(names); give the tag")
    }
    return found.first { $0.model.tag.model != nil } ?? first
  }

  /// The releases of a commit, GTO's form first.
  func releases(of commit: ObjectID, _ model: ByteString) -> [Entry] {
    let own = releases.filter {
      $0.tag.commit == commit && ($0.model.tag.model == model || $0.model.model == model)
    }
    return own.filter { $0.model.tag.model != nil } + own.filter { $0.model.tag.model == nil }
  }
}
