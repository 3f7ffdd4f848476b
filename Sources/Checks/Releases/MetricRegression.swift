import ByteText
public import Documents
public import Findings

/// Flags a metric that is worse than in the release before.
public struct MetricRegression: ReleaseCheck {
  public static let rule = Rule(
    id: "REL006",
    name: "metric-regression",
    severity: .error,
    subject: .releaseTags,
    summary: "A metric is worse than in the last release by more than its tolerance",
    rationale: """
      The name tells which way a metric gets better: accuracies, F1, precision, recall and areas under a curve \
      upwards, losses and errors downwards. Metrics of the training data, and those whose names do not tell, are not \
      judged. `release.tolerances` allows more than none. A metric that is gone hides what it would say.
      """,
    help: "release a model that is not worse, or raise the metric's entry in 'release.tolerances'",
    passing: [
      .release("better", from: metrics("0.848", "0.389"), to: metrics("0.862", "0.351")),
      .release("equal", from: metrics("0.848", "0.389"), to: metrics("0.8480", "0.389")),
      .release(
        "on the training data", from: "\"metrics\": {\"train_accuracy\": 0.9}",
        to: "\"metrics\": {\"train_accuracy\": 0.8}"),
      Example(
        "nothing to compare with", [ExampleReleases.metadata("1.1.0", metrics("0.5", "1"))],
        release: ExampleRelease("model-v1.1.0")),
    ],
    failing: [
      .release(
        "a lower accuracy", from: metrics("0.848", "0.389"), to: metrics("«0.847»", "0.389")),
      .release("a higher loss", from: metrics("0.848", "0.389"), to: metrics("0.848", "«0.390»")),
      .release(
        "gone", from: metrics("0.848", "0.389"), to: "\"metrics\": «{\"test_accuracy\": 0.848}»"),
    ])

  private static func metrics(_ accuracy: String, _ loss: String) -> String {
    "\"metrics\": {\"test_accuracy\": \(accuracy), \"val_loss\": \(loss)}"
  }

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let metadata = release.model?.metadata, let previous = release.previous,
      let before = previous.metadata
    else { return [] }
    return (before.metrics?.entries ?? []).compactMap { entry in
      guard let name = entry.key.text, let past = entry.value.number?.value,
        let direction = MetricDirection(ofMetric: name)
      else { return nil }
      let related = [RelatedLocation("in \(previous.tag.name.quoted)", at: entry.value.location)]
      guard let now = metadata.metrics?.value(of: name) else {
        let place = metadata.metrics?.location ?? metadata.headLocation
        return Finding(.gone(name, previous.tag), at: place, related: related)
      }
      let tolerance = release.settings.tolerance(of: name)
      guard let value = now.number?.value,
        exceeds(-direction.gain(of: value, over: past), tolerance)
      else { return nil }
      return Finding(
        .worse(name, now, entry.value, previous.tag, tolerance), at: now.location, related: related)
    }
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    release.doubtfulHistory()
  }
}

extension Finding.Message {
  fileprivate static func gone(_ name: ByteString, _ tag: ReleaseTag) -> Self {
    "there is no \(name.quoted), which \(tag.name.quoted) has"
  }

  fileprivate static func worse(
    _ name: ByteString, _ now: Node, _ before: Node, _ tag: ReleaseTag, _ tolerance: Double
  ) -> Self {
    """
    \(name.quoted) is \(now.text ?? ""), worse than \(before.text ?? "") in \
    \(tag.name.quoted)\(tolerance > 0 ? " by more than \(tolerance)" : "")
    """
  }
}
