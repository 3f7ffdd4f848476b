import ByteText
public import Documents
public import Findings

/// Flags a tag that begins like a release's and is none.
public struct InvalidTagName: ReleaseCheck {
  public static let rule = Rule(
    id: "REL001",
    name: "invalid-tag-name",
    severity: .error,
    subject: .releaseTags,
    summary: "A tag begins like a release tag and is none",
    rationale: """
      A release is `model-vX.Y.Z`, or GTO's `NAME@vX.Y.Z`, with a semantic version. A tag that misses the form by a \
      little is found by no tool that looks for releases. Other tags, and GTO's tags of stages, are not judged.
      """,
    help: "make a tag with the right name; a tag that others may have must not be moved or deleted",
    passing: [
      .tag("a version", "model-v1.0.0"),
      .tag("a pre-release", "model-v2.0.0-rc.1"),
      .tag("GTO's form", "net@v1.0.0"),
      .tag("a stage of GTO's", "net#production#3"),
      .tag("another tag", "v1.0.0"),
    ],
    failing: [
      .tag("two numbers", "«model-v1.0»"),
      .tag("no v", "«model-1.0.0»"),
      .tag("a leading zero", "«model-v1.01.0»"),
      .tag("GTO's form without v", "«net@1.0.0»"),
      .tag("a name that GTO does not take", "«my.net@v1.0.0»"),
    ])

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard case .malformed(let fault) = ReleaseTagReading(release.name) else { return [] }
    return [Finding(.malformed(release, fault), at: SourceLocation(path: release.path))]
  }
}

extension Example {
  fileprivate static func tag(_ title: String, _ tag: StaticString) -> Example {
    Example(title, [], release: ExampleRelease(.init(stringLiteral: tag)))
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ release: JudgedRelease, _ fault: MalformedReleaseTag) -> Self
  {
    "\(release.name.quoted) begins like a release tag and is none: \(fault.description)"
  }
}
