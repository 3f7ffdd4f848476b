import ByteText
import Findings

extension Judgement {
  /// Layer 1: nothing may differ from the committed record, not even in the last bit.
  mutating func judge(_ run: SmokeRecord, against record: SmokeRecord?, at path: ByteString) {
    guard let record else { return }
    let differences = run.differences(from: record)
    let threshold = Threshold.maximum("record_differences", 0)
    let shown = differences.prefix(3).map(\.description).joined(separator: ", ")
    let more = differences.count > 3 ? " and \(differences.count - 3) more" : ""
    add(
      threshold.outcome(Double(differences.count), note: "compared with \(path.quoted)"),
      because: "not what \(path.quoted) records: \(shown)\(more); if that is meant, "
        + "run 'mlgate smoke --record' and commit the file")
  }

  /// Layer 3: not worse than the release before on the same rows, by more than the margin.
  ///
  /// McNemar's test on the labels has almost no power on a few rows; it is a figure, not a verdict.
  mutating func judge(
    _ candidate: Predictions, against baseline: Predictions, of release: ByteString,
    margin: Double
  ) {
    let threshold = Threshold.maximum("log_loss_change_low", margin)
    do {
      let comparison = try PairedComparison(of: candidate, against: baseline, margin: margin)
      add(comparison.figures)
      add(comparison.outcome(threshold, release))
    } catch {
      add(
        incomparable(threshold, "not comparable with \(release)"),
        because: "not comparable with \(release): \(error)")
    }
  }

  /// The verdict on a release that cannot be compared with: nobody can tell, so it is no pass.
  mutating func addIncomparable(_ release: ByteString, _ reason: String, margin: Double) {
    add(
      incomparable(.maximum("log_loss_change_low", margin), reason),
      because: "not comparable with \(release): \(reason)")
  }

  private func incomparable(_ threshold: Threshold, _ note: String) -> ThresholdOutcome {
    ThresholdOutcome(
      metric: threshold.metric, bound: threshold.text, value: nil, verdict: .inconclusive,
      note: note)
  }
}

extension PairedComparison {
  var figures: [Metric] {
    [
      Metric(name: "log_loss_change", value: meanDifference),
      Metric(name: "log_loss_change_low", value: lowerBound),
      Metric(name: "log_loss_change_high", value: upperBound),
      Metric(name: "mcnemar_p", value: mcNemar.twoSided),
    ]
  }

  fileprivate func outcome(_ threshold: Threshold, _ release: ByteString) -> ThresholdOutcome {
    let words: (Verdict, String) =
      switch verdict {
      case .better: (.passed, "better than \(release)")
      case .noWorse: (.passed, "no worse than \(release)")
      case .worse: (.failed, "worse than \(release)")
      case .notEnoughRows: (.inconclusive, "not enough rows to tell from \(release)")
      }
    return ThresholdOutcome(
      metric: threshold.metric, bound: threshold.text, value: lowerBound, verdict: words.0,
      note: words.1)
  }
}
