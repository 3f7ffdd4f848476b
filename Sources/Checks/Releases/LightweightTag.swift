import ByteText
public import Documents
public import Findings

/// Flags a release tag that is not annotated.
public struct LightweightTag: ReleaseCheck {
  public static let rule = Rule(
    id: "REL002",
    name: "lightweight-tag",
    severity: .error,
    subject: .releaseTags,
    summary: "A release tag is not annotated",
    rationale: """
      A lightweight tag says neither who released the model nor when nor what it is, cannot be signed, and \
      `git describe` and `git push --follow-tags` pass it by. actions/checkout makes every tag that it fetches \
      lightweight: there nobody can tell, so the answer is left open, and the report says how to fetch the tag itself.
      """,
    help: "make it with 'mlgate release tag', or 'git tag --annotate'",
    passing: [
      Example("annotated", [], release: ExampleRelease("model-v1.0.0")),
      Example("no release", [], release: ExampleRelease("backup", kind: .lightweight)),
    ],
    failing: [
      Example("lightweight", [], release: ExampleRelease("«model-v1.0.0»", kind: .lightweight))
    ])

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard release.model != nil, release.kind == .lightweight else { return [] }
    return [Finding(.lightweight(release), at: SourceLocation(path: release.path))]
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    guard release.model != nil, release.kind == .fetchedByCheckout else { return [] }
    let ref = release.path.bytes.quoted
    return [
      UnverifiedQuestion(
        path: release.path,
        reason: "actions/checkout fetched the tag as a lightweight one; fetch the tag itself first "
          + "('git fetch --force origin' with \(ref), a colon and the same again)")
    ]
  }
}

extension Finding.Message {
  fileprivate static func lightweight(_ release: JudgedRelease) -> Self {
    "\(release.name.quoted) is a lightweight tag; a release needs an annotated one"
  }
}
