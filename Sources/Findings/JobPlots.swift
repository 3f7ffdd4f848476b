/// What a job measured beyond single figures, for those reports that draw; all of it may be missing.
public struct JobPlots: Hashable, Sendable {
  /// Of the held-out data.
  public var confusion: ConfusionCounts?
  /// Of the latencies.
  public var histograms: [Histogram]
  public var curves: [LearningCurve]

  public init(
    confusion: ConfusionCounts? = nil, histograms: [Histogram] = [], curves: [LearningCurve] = []
  ) {
    self.confusion = confusion
    self.histograms = histograms
    self.curves = curves
  }
}
