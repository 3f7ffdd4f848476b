import ByteText
public import Documents
public import Findings

/// Flags a stated improvement that the results do not bear out.
public struct ImprovementMismatch: Check {
  public static let rule = Rule(
    id: "EXP014",
    name: "improvement-mismatch",
    severity: .warning,
    subject: .experiments,
    summary: "A stated improvement is not the difference of the results",
    rationale: """
      The sentence is what people read and the results are what was measured. `vs_baseline` is \
      compared with the first experiment of the lineage, `vs_parent` with the parent, both as \
      percentage points and as a relative change; a mismatch only where neither rounds to the digits \
      given. `accuracy` means test_accuracy, else val_accuracy. What cannot be read or compared is \
      left alone.
      """,
    help: "state the difference of the results, or correct them",
    passing: [
      example("points", "vs_baseline: \"+1.4% accuracy\""),
      example("relative", "vs_baseline: \"+1.7% accuracy\""),
      example("rounded", "vs_baseline: \"+1% accuracy\""),
      example("points by name, and another metric", "vs_parent: \"+1.4 pp, -0.09 val loss\""),
      example("a plain difference", "vs_baseline: 0.014"),
      example("a loss without a sign", "vs_parent: \"20% loss\""),
      example("words alone", "vs_baseline: \"much better\""),
      example("a metric that was not measured", "vs_baseline: \"+9% recall\""),
      .experiment(
        "a baseline compares with nothing",
        "results: {test_accuracy: 0.8}\nimprovements: {vs_baseline: \"+5% accuracy\"}\n"),
    ],
    failing: [
      example("another figure", "vs_baseline: «\"+2.4% accuracy\"»"),
      example("one digit more than it is", "vs_baseline: «\"+1.5% accuracy\"»"),
      example("the wrong sign", "vs_parent: «\"-1.4% accuracy\"»"),
      example("points that are a relative change", "vs_parent: «\"+1.7 points accuracy\"»"),
      example("a loss", "vs_parent: «\"-0.2 val_loss\"»"),
      Example(
        "the root is not the parent",
        [
          ExampleFile("experiments/exp-001.yaml", "results: {test_accuracy: 0.80}\n"),
          ExampleFile(
            "experiments/exp-002.yaml",
            "experiment: {parent_experiment: exp-001}\nresults: {test_accuracy: 0.85}\n"),
          ExampleFile(
            "experiments/exp-003.yaml",
            """
            experiment: {parent_experiment: exp-002}
            results: {test_accuracy: 0.86}
            improvements: {vs_baseline: «"+1% accuracy"», vs_parent: "+1% accuracy"}

            """),
        ]),
    ])

  private static func example(_ title: String, _ claim: String) -> Example {
    Example(
      title,
      [
        ExampleFile(
          "experiments/exp-001.yaml", "results: {test_accuracy: 0.848, val_loss: 0.45}\n"),
        ExampleFile(
          "experiments/exp-002.yaml",
          ByteString(
            """
            experiment: {parent_experiment: exp-001}
            results: {test_accuracy: 0.862, val_loss: 0.36}
            improvements: {\(claim)}

            """)),
      ])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let lineage = Lineage(repository)
    return repository.experiments.enumerated().flatMap { index, experiment -> [Finding] in
      guard let improvements = experiment.improvements else { return [] }
      let bases: [(key: ByteString, index: Int?)] = [
        ("vs_baseline", lineage.root(of: index)), ("vs_parent", lineage.parent(of: index)),
      ]
      return bases.compactMap { key, base in
        guard let node = improvements.value(of: key), let text = node.text, let base, base != index,
          let old = repository.results(of: repository.experiments[base]),
          let new = repository.results(of: experiment),
          repository.isJudged(experiment.path, old.document.path, new.document.path)
        else { return nil }
        let name = name(of: repository.experiments[base])
        return mismatch(text, old, new).map { change in
          Finding(
            .mismatch(text, name, change), at: node.location,
            related: [
              RelatedLocation("the result compared with", at: change.old.location),
              RelatedLocation("this experiment's result", at: change.new.location),
            ])
        }
      }
    }
  }

  private func name(of experiment: Experiment) -> ByteString {
    experiment.identifier.map { ByteString($0.description) } ?? experiment.path.bytes
  }

  /// The first claim that does not fit.
  private func mismatch(_ text: ByteString, _ old: Node, _ new: Node) -> MetricChange? {
    for claim in StatedImprovement.all(in: text) {
      guard let change = MetricChange(claim.metricNames, from: old, to: new) else { continue }
      if !change.fits(claim) { return change }
    }
    return nil
  }
}

/// One metric before and after.
private struct MetricChange {
  let metric: ByteString
  let old: Node
  let new: Node
  private let before: Double
  private let after: Double

  /// The first of `names` that both results have as finite numbers.
  init?(_ names: [ByteString], from old: Node, to new: Node) {
    for name in names {
      guard let before = old.value(of: name), let after = new.value(of: name) else { continue }
      guard let first = before.number?.value, let second = after.number?.value, first.isFinite,
        second.isFinite
      else { return nil }
      (metric, self.old, self.new, self.before, self.after) = (name, before, after, first, second)
      return
    }
    return nil
  }

  var points: Double { (after - before) * 100 }
  /// In percent of the value before; nil of zero.
  var relative: Double? { before == 0 ? nil : (after - before) / before * 100 }

  func fits(_ claim: StatedImprovement) -> Bool {
    // Half a unit of the last digit; the rest is for the rounding of doubles.
    let tolerance = 0.5 / powerOfTen(claim.decimals) + 1e-9
    let readings: [Double?] =
      switch claim.unit {
      case .percent: [points, relative]
      case .points: [points]
      case .none: [after - before, points, relative]
      }
    return readings.contains { reading in
      guard let reading else { return false }
      return abs((claim.isSigned ? reading : abs(reading)) - claim.value) <= tolerance
    }
  }
}

extension Finding.Message {
  fileprivate static func mismatch(
    _ claim: ByteString, _ base: ByteString, _ change: MetricChange
  ) -> Self {
    let relative = change.relative.map { ", \(signed($0)) %" } ?? ""
    return """
      \(claim.quoted) is not the change since \(base.quoted): \(change.metric.quoted) went from \
      \(change.old.text ?? "") to \(change.new.text ?? "") \
      (\(signed(change.points)) points\(relative))
      """
  }

  private static func signed(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded < 0 ? "\(rounded)" : "+\(abs(rounded))"
  }
}
