import ByteText
public import Documents
public import Findings

/// Flags a release whose change since the one before asks for a larger step of the version.
public struct WrongBump: ReleaseCheck {
  public static let rule = Rule(
    id: "REL004",
    name: "wrong-bump",
    severity: .error,
    subject: .releaseTags,
    summary: "The change since the last release asks for a larger step of the version",
    rationale: """
      Who deploys 1.2.0 in place of 1.1.0 changes no program for it. Another input or output shape, \
      preprocessing, architecture or framework, fewer classes, or a requirement of `compatible_with` that is gone \
      or altered ask for a major version. A better metric (by more than its tolerance), more classes or a \
      shorter prediction ask for a minor one, everything else for a patch. The release is compared with the newest \
      below it that is no pre-release. Before 1.0.0 a minor version is enough for any change (semver.org, item 4).
      """,
    help: "release it under the version that 'mlgate release next' tells",
    passing: [
      .release("a patch", "1.0.1", from: accuracy("0.848"), to: accuracy("0.848")),
      .release("a better metric", from: accuracy("0.848"), to: accuracy("0.862")),
      .release(
        "another shape in a major version", "2.0.0",
        from: deployment("\"input_shape\": [3, 224, 224]"),
        to: deployment("\"input_shape\": [3, 299, 299]")),
      .release(
        "equal as data", "1.0.1", from: deployment("\"input_shape\": [3, 224, 224]"),
        to: deployment("\"input_shape\":  [3.0, 224, 224]")),
      .release("the old one does not say", "1.0.1", from: "", to: accuracy("0.862")),
      .release(
        "training fits better", "1.0.1", from: "\"metrics\": {\"train_accuracy\": 0.8}",
        to: "\"metrics\": {\"train_accuracy\": 0.9}"),
      .release("as fast as before", "1.0.1", from: time("15.3"), to: time("15.1")),
    ],
    failing: [
      .release(
        "another shape", from: deployment("\"input_shape\": [3, 224, 224]"),
        to: deployment("\"input_shape\": «[3, 299, 299]»")),
      .release(
        "other preprocessing", from: deployment("\"preprocessing\": \"ImageNet\""),
        to: deployment("\"preprocessing\": «\"none\"»")),
      .release(
        "a requirement is altered", from: deployment("\"compatible_with\": [\"pytorch>=2.0.0\"]"),
        to: deployment("\"compatible_with\": «[\"pytorch>=2.1.0\"]»")),
      .release(
        "more classes and a lower loss", "1.0.1",
        from: "\"deployment\": {\"output_classes\": 10}, \"metrics\": {\"val_loss\": 0.4}",
        to: "\"deployment\": {\"output_classes\": «11»}, \"metrics\": {\"val_loss\": «0.3»}"),
      .release("faster", "1.0.1", from: time("15.3"), to: time("«12.0»")),
    ])

  private static func accuracy(_ value: String) -> String {
    "\"metrics\": {\"test_accuracy\": \(value)}"
  }

  private static func deployment(_ fields: String) -> String { "\"deployment\": {\(fields)}" }

  private static func time(_ value: String) -> String {
    "\"performance\": {\"inference_time_ms\": \(value)}"
  }

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let model = release.model, let metadata = model.metadata,
      let previous = release.previous, let before = previous.metadata
    else { return [] }
    let (version, last) = (model.tag.version, previous.tag.version)
    let made = version.step(from: last)
    // Before 1.0.0 nothing is promised.
    let isInitial = version.major == "0" && last.major == "0"
    return versionChanges(from: before, to: metadata, release.settings).compactMap { change in
      let needed = isInitial ? min(change.step, .minor) : change.step
      guard made < needed else { return nil }
      return Finding(
        .wrongBump(change, needed, model.tag, previous.tag), at: change.location,
        related: [RelatedLocation("in \(previous.tag.name.quoted)", at: change.before)])
    }
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    release.doubtfulHistory()
  }
}

extension Finding.Message {
  fileprivate static func wrongBump(
    _ change: VersionChange, _ needed: VersionStep, _ tag: ReleaseTag, _ previous: ReleaseTag
  ) -> Self {
    """
    \(change.reason): this asks for a \(needed.name) version after \(previous.versionText.quoted), not \
    \(tag.versionText.quoted)
    """
  }
}
