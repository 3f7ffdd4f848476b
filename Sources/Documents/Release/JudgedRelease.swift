public import ByteText
public import RepositorySnapshot

/// A tag under judgement, what its commit holds, and the releases before it.
public struct JudgedRelease: Sendable {
  /// Without `refs/tags/`.
  public let name: ByteString
  public let kind: Kind
  /// The files of the tagged commit.
  public let documents: RepositoryDocuments
  /// What the tag releases; nil where its name is no release tag.
  public let model: ReleasedModel?
  /// The releases of the same model that were made before, in the order of their versions.
  public let earlier: [ReleasedModel]
  /// Why there may be earlier releases that nobody sees here; nil where all are known.
  public let doubt: String?
  public let branch: BranchAnswer
  /// What the tag names already where it is pushed to; nil for a new tag.
  public let replaced: ObjectID?
  public let reproduction: ReleaseReproduction

  /// What kind of tag it is.
  public enum Kind: Hashable, Sendable {
    case annotated, lightweight
    /// Lightweight where actions/checkout fetched a tag, which makes every tag so.
    case fetchedByCheckout
  }

  /// Whether the tagged commit lies on a protected branch.
  public enum BranchAnswer: Hashable, Sendable {
    case on(ByteString)
    /// On none of these.
    case off([ByteString])
    case unverifiable(String)
  }

  /// - Parameter others: the other releases that were made before, of whatever model.
  public init(
    _ name: ByteString, kind: Kind, commit: ObjectID, _ documents: RepositoryDocuments,
    others: [ReleasedModel], doubt: String? = nil, branch: BranchAnswer, replaced: ObjectID? = nil,
    reproduction: ReleaseReproduction = .notTried
  ) {
    (self.name, self.kind, self.documents) = (name, kind, documents)
    (self.doubt, self.branch, self.replaced) = (doubt, branch, replaced)
    self.reproduction = reproduction
    let model = ReleaseTag(name).map { ReleasedModel($0, commit: commit, documents) }
    self.model = model
    earlier = others.filter { model?.isSameModel(as: $0) ?? false && $0.tag.name != name }
      .sorted { left, right in
        if left.tag.version.precedes(right.tag.version) { return true }
        if right.tag.version.precedes(left.tag.version) { return false }
        return left.tag.name < right.tag.name
      }
  }

  public var settings: ReleaseSettings { documents.settings.release }

  /// Where findings on the tag itself are told.
  public var path: RepositoryPath { Self.path(ofTag: name) }

  public static func path(ofTag name: ByteString) -> RepositoryPath {
    RepositoryPath(ByteString(Array("refs/tags/".utf8) + name.bytes))
  }

  /// The release that this one is compared with: the newest below its version that is no pre-release and
  /// holds its metadata.
  public var previous: ReleasedModel? {
    guard let version = model?.tag.version else { return nil }
    return earlier.last {
      $0.tag.version.prerelease.isEmpty && $0.tag.version.precedes(version) && $0.metadata != nil
    }
  }
}
