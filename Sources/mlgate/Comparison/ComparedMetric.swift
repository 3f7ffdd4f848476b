import ByteText
import IrisPipeline

/// A measured value of an experiment beside those of others.
struct ComparedMetric {
  let value: Double
  let text: ByteString
  /// Whether no experiment of the table has a better value.
  let isBest: Bool
  /// Of a share of right answers where the number of questions is known.
  let interval: (low: Double, high: Double)?
  let changeFromParent: Double?
  let changeFromBaseline: Double?

  /// Nil where the experiment has no number of this name.
  init?(
    _ name: ByteString, of experiment: ComparedExperiment, baseline: ExperimentValues?,
    best: Double?
  ) {
    guard let measured = experiment.values[name], let value = measured.number else { return nil }
    (self.value, text) = (value, measured.text)
    isBest = value == best
    interval = experiment.values.interval(of: name).map { ($0.low, $0.high) }
    changeFromParent = experiment.parent?[name]?.number.map { change(from: $0, to: value) }
    changeFromBaseline = baseline?[name]?.number.map { change(from: $0, to: value) }
  }
}

/// Without the noise of binary fractions: `0.862 - 0.848` is `0.014`.
private func change(from past: Double, to now: Double) -> Double {
  let change = now - past
  let scaled = (change * 1e9).rounded() / 1e9
  // Zero would hide a change, and negative zero is none.
  return scaled == 0 ? (change == 0 ? 0 : change) : scaled
}

extension ExperimentValues {
  /// The 95 % interval of an accuracy, where the file says on how many examples it was measured.
  ///
  /// Other fractions (precision, AUC) are shares of something else than the examples.
  fileprivate func interval(of name: ByteString) -> WilsonInterval? {
    let words = name.lastKey.lowercasedASCII.words
    guard words.contains("accuracy"), let share = self[name]?.number, (0...1).contains(share),
      let count = exampleCount(words.contains("val") ? "val" : "test")
    else { return nil }
    let successes = (share * Double(count)).rounded()
    return WilsonInterval(successes: Int(successes), of: count)
  }

  /// The number of examples of a split; of `test_size: 0.2`, which is a share, nothing is known.
  private func exampleCount(_ split: ByteString) -> Int? {
    let forms: [(before: ByteString, after: ByteString)] = [
      ("", "_samples"), ("", "_examples"), ("", "_size"), ("", "_set_size"), ("", "_count"),
      ("num_", ""), ("num_", "_samples"), ("num_", "_examples"), ("n_", ""), ("n_", "_samples"),
    ]
    let sections: [ByteString] = ["results.", "data.", "evaluation.", "metrics."]
    for section in sections {
      for form in forms {
        let path = section.bytes + form.before.bytes + split.bytes + form.after.bytes
        guard let value = self[ByteString(path)], value.isWhole, let number = value.number,
          (1...1e12).contains(number)
        else { continue }
        return Int(number)
      }
    }
    return nil
  }
}
