public import ByteText
public import RepositorySnapshot

/// A release tag, and the model version that its commit holds.
public struct ReleasedModel: Sendable {
  public let tag: ReleaseTag
  public let commit: ObjectID
  /// The files of the commit.
  public let documents: RepositoryDocuments
  /// The metadata of the released version, by path; empty where the commit holds none, and more than
  /// one where the tag does not say of which model it is.
  public let candidates: [ModelMetadata]

  public init(_ tag: ReleaseTag, commit: ObjectID, _ documents: RepositoryDocuments) {
    (self.tag, self.commit, self.documents) = (tag, commit, documents)
    candidates = documents.metadata(releasedBy: tag)
  }

  /// The metadata of the released version, where there is one and no other could be meant.
  public var metadata: ModelMetadata? { candidates.count == 1 ? candidates[0] : nil }

  /// The model's name: of its metadata, else of the tag.
  public var model: ByteString? { metadata?.modelName?.string ?? tag.model }

  /// Whether two releases are of one model; those of which nobody knows the model are one series.
  public func isSameModel(as other: ReleasedModel) -> Bool {
    guard let model, let otherModel = other.model else { return tag.model == other.tag.model }
    if model == otherModel { return true }
    return tag.model != nil && tag.model == other.tag.model
  }
}

extension RepositoryDocuments {
  /// The metadata of the version that a tag releases, of whatever models it may mean. Where several
  /// models have that version, the one whose `git_tag` names the tag is meant.
  fileprivate func metadata(releasedBy tag: ReleaseTag) -> [ModelMetadata] {
    let found = modelMetadata.filter { metadata in
      metadata.version?.string == tag.versionText
        && (tag.model.map { metadata.isOf(model: $0) } ?? true)
    }
    let named = found.filter { $0.gitTag?.string == tag.name }
    return found.count > 1 && !named.isEmpty ? named : found
  }
}

extension ModelMetadata {
  /// Whether this describes the model that a registry knows by `name`: by its own name or its folder's.
  public func isOf(model name: ByteString) -> Bool {
    let short = name.lastIndex(of: .ascii(":")).map { ByteString(name[($0 + 1)..<name.count]) }
    return [name, short].contains(modelName?.string) || path.folder.fileName == (short ?? name)
  }
}
