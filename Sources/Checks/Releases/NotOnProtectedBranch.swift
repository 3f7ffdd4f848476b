import ByteText
public import Documents
public import Findings

/// Flags a release of a commit that no protected branch holds.
public struct NotOnProtectedBranch: ReleaseCheck {
  public static let rule = Rule(
    id: "REL009",
    name: "not-on-protected-branch",
    severity: .error,
    subject: .releaseTags,
    summary: "The tagged commit is on no protected branch",
    rationale: """
      What was never merged was never reviewed, and is lost when its branch is deleted. \
      `release.protected_branches` names the branches; here and on a remote both count. Where this clone holds none \
      of them, or its history is cut, nobody can tell, and the answer is left open.
      """,
    help: "merge the commit first, then release the merged one",
    passing: [
      Example("merged", [], release: ExampleRelease("model-v1.0.0")),
      Example("no release", [], release: ExampleRelease("backup", isOnProtectedBranch: false)),
    ],
    failing: [
      Example(
        "on another branch", [],
        release: ExampleRelease("«model-v1.0.0»", isOnProtectedBranch: false))
    ])

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard release.model != nil, case .off(let branches) = release.branch else { return [] }
    return [Finding(.unmerged(branches), at: SourceLocation(path: release.path))]
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    guard release.model != nil, case .unverifiable(let reason) = release.branch else { return [] }
    return [UnverifiedQuestion(path: release.path, reason: reason)]
  }
}

extension Finding.Message {
  fileprivate static func unmerged(_ branches: [ByteString]) -> Self {
    "the tagged commit is not on \(branches.map(\.quoted).joined(separator: " or "))"
  }
}
