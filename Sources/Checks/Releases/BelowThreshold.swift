import ByteText
public import Documents
public import Findings

/// Flags a metric outside the bounds that the configuration sets for releases.
public struct BelowThreshold: ReleaseCheck {
  public static let rule = Rule(
    id: "REL007",
    name: "below-threshold",
    severity: .error,
    subject: .releaseTags,
    summary: "A metric of a release does not reach its threshold",
    rationale: """
      `release.thresholds` says what a model must reach before anyone uses it, such as \
      `test_accuracy: {min: 0.85}`. A metric that is not stated does not reach it. Without thresholds nothing is judged; \
      in these examples `test_accuracy` must be at least 0.85 and `val_loss` at most 0.5.
      """,
    help: "release a model that reaches it, or change 'release.thresholds'",
    passing: [
      release("reached", "{\"test_accuracy\": 0.85, \"val_loss\": 0.5}"),
      Example("no release", [], release: ExampleRelease("backup", thresholds: thresholds)),
    ],
    failing: [
      release("too low", "{\"test_accuracy\": «0.849», \"val_loss\": 0.4}"),
      release("too high", "{\"test_accuracy\": 0.9, \"val_loss\": «0.6»}"),
      release("not stated", "«{\"test_accuracy\": 0.9}»"),
    ])

  private static let thresholds = [
    ExampleRelease.Threshold("test_accuracy", minimum: 0.85),
    ExampleRelease.Threshold("val_loss", maximum: 0.5),
  ]

  private static func release(_ title: String, _ metrics: String) -> Example {
    Example(
      title, [ExampleReleases.metadata("1.1.0", "\"metrics\": \(metrics)")],
      release: ExampleRelease("model-v1.1.0", thresholds: thresholds))
  }

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let metadata = release.model?.metadata else { return [] }
    return release.settings.thresholds.compactMap { bounds in
      guard let node = metadata.metrics?.value(of: bounds.name), let value = node.number?.value
      else {
        let place = metadata.metrics?.location ?? metadata.headLocation
        return Finding(.missing(bounds.name), at: place)
      }
      if let minimum = bounds.minimum, value < minimum {
        return Finding(.outside(bounds.name, node, "below \(minimum)"), at: node.location)
      }
      if let maximum = bounds.maximum, value > maximum {
        return Finding(.outside(bounds.name, node, "above \(maximum)"), at: node.location)
      }
      return nil
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ name: ByteString) -> Self {
    "the metrics do not state \(name.quoted), for which 'release.thresholds' has a bound"
  }

  fileprivate static func outside(_ name: ByteString, _ node: Node, _ bound: String) -> Self {
    "\(name.quoted) is \(node.text ?? ""), \(bound)"
  }
}
