import Findings

/// A figure of a job as people read it, beside one of the bounds that it was held against.
struct JobFigure {
  let metric: String
  let value: String
  let threshold: ThresholdOutcome?

  /// Each metric with its bounds; then the bounds of metrics that were not measured.
  static func figures(of job: JobOutcome) -> [JobFigure] {
    let measured = Set(job.metrics.map(\.name))
    let figures = job.metrics.flatMap { metric -> [JobFigure] in
      let value = significantText(metric.value)
      let bounds = job.thresholds.filter { $0.metric == metric.name }
      return bounds.isEmpty
        ? [JobFigure(metric.name, value, nil)] : bounds.map { JobFigure(metric.name, value, $0) }
    }
    let missing = job.thresholds.filter { !measured.contains($0.metric) }
    return figures
      + missing.map { JobFigure($0.metric, $0.value?.description ?? "not measured", $0) }
  }

  private init(_ metric: String, _ value: String, _ threshold: ThresholdOutcome?) {
    (self.metric, self.threshold) = (metric, threshold)
    // Rounded, a value just below its bound would look like the bound.
    let exact = threshold?.verdict == .passed ? nil : threshold?.value?.description
    self.value = exact ?? value
  }
}
