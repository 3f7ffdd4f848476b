import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a release whose version is not above those before it.
public struct VersionNotAbove: ReleaseCheck {
  public static let rule = Rule(
    id: "REL003",
    name: "version-not-above",
    severity: .error,
    subject: .releaseTags,
    summary:
      "A release is not above the last one of its major version, or its version is released already",
    rationale: """
      Who asks for the newest version must get the newest model. A fix of an older major version is fine: \
      only releases of the same model and major version that were made before count. Versions that differ only \
      behind `+` are one version.
      """,
    help: "'mlgate release next' tells the version that the change asks for",
    passing: [
      Example(
        "above", [],
        release: ExampleRelease("model-v1.1.0", earlier: [ExampleReleases.earlier("1.0.9")])),
      Example(
        "a fix of an older major version", [],
        release: ExampleRelease(
          "model-v1.0.1",
          earlier: [ExampleReleases.earlier("1.0.0"), ExampleReleases.earlier("2.0.0")])),
      Example(
        "after its pre-release", [],
        release: ExampleRelease("model-v1.0.0", earlier: [ExampleReleases.earlier("1.0.0-rc.1")])),
      Example("the first", [], release: ExampleRelease("model-v1.0.0")),
    ],
    failing: [
      Example(
        "below", [],
        release: ExampleRelease("«model-v1.0.1»", earlier: [ExampleReleases.earlier("1.1.0")])),
      Example(
        "released already", [],
        release: ExampleRelease(
          "«model-v1.0.0+build.2»", earlier: [ExampleReleases.earlier("1.0.0")])),
      Example(
        "a pre-release of what is released", [],
        release: ExampleRelease("«model-v1.1.0-rc.1»", earlier: [ExampleReleases.earlier("1.1.0")])),
      Example(
        "pushed over another commit's", [],
        release: ExampleRelease("«model-v1.0.0»", isMoved: true)),
    ])

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let model = release.model else { return [] }
    if let replaced = release.replaced, replaced != model.commit {
      return [Finding(.moved(model.tag, replaced), at: SourceLocation(path: release.path))]
    }
    let version = model.tag.version
    let same = release.earlier.filter { $0.tag.version.major == version.major }
    let equal = same.first { other in
      !other.tag.version.precedes(version) && !version.precedes(other.tag.version)
        && other.commit != model.commit
    }
    if let equal { return [finding(.released(model.tag, equal.tag), release, equal)] }
    guard let last = same.last, version.precedes(last.tag.version) else { return [] }
    return [finding(.notAbove(model.tag, last.tag), release, last)]
  }

  private func finding(
    _ message: Finding.Message, _ release: JudgedRelease, _ other: ReleasedModel
  ) -> Finding {
    Finding(
      message, at: SourceLocation(path: release.path),
      related: [
        RelatedLocation(
          "the release before", at: SourceLocation(path: JudgedRelease.path(ofTag: other.tag.name)))
      ])
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    release.doubtfulHistory()
  }
}

extension Finding.Message {
  fileprivate static func released(_ tag: ReleaseTag, _ other: ReleaseTag) -> Self {
    "version \(tag.versionText.quoted) is released already, as \(other.name.quoted)"
  }

  fileprivate static func moved(_ tag: ReleaseTag, _ replaced: ObjectID) -> Self {
    """
    \(tag.name.quoted) is released already, at \(replaced.description.prefix(12)); a release tag is never \
    moved, so give the change a version of its own
    """
  }

  fileprivate static func notAbove(_ tag: ReleaseTag, _ last: ReleaseTag) -> Self {
    """
    version \(tag.versionText.quoted) is not above \(last.versionText.quoted), the last of its major version \
    (\(last.name.quoted))
    """
  }
}
