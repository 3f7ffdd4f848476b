import ByteText
public import Documents
public import Findings

/// Flags numbers that no training run can have.
public struct ValueOutOfRange: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP007",
    name: "value-out-of-range",
    severity: .error,
    subject: .experiments,
    summary: "A number of an experiment is impossible",
    rationale: """
      A negative learning rate, an accuracy of 84.8 or a decay after the last epoch is a slip that \
      costs a run or spoils a comparison. Counts are whole and at least 1, rates and accuracies \
      lie from 0 to 1, losses and hours are not negative, and warm-up and decay lie within the run. \
      The configuration may set other bounds. NaN is number-out-of-range's.
      """,
    help: "correct the number",
    passing: [
      .experiment(
        "the bounds themselves",
        """
        model: {num_classes: 1, dropout: 0.0}
        data: {train_split: 1, val_split: 0}
        training: {epochs: 1, batch_size: 1, momentum: 1.0, weight_decay: 0, learning_rate: 30}
        hardware: {gpus: 0}
        results: {test_accuracy: 1.0, macro_f1: 0, train_loss: 12.5, training_time_hours: 0}

        """),
      .experiment(
        "warm-up and decay within the run",
        "training: {epochs: 90, lr_decay_epochs: [30, 60, 90], warmup_epochs: 5}\n"),
      .experiment("not a number: number-out-of-range says so", "results: {val_loss: .nan}\n"),
      .experiment(
        "wrong types: wrong-type says so",
        "data: {dvc_hash: 12345678}\ntraining: {epochs: \"-1\"}\n"),
      .experiment("results that are no fractions", "results: {rmse: 12.5, bleu: 28.4}\n"),
    ],
    failing: [
      .experiment(
        "counts",
        "model: {num_classes: «0»}\ntraining: {epochs: «-1», batch_size: «0.5»}\n"),
      .experiment("half an epoch", "training: {epochs: «90.5»}\n"),
      .experiment("gpus", "hardware: {gpus: «-1»}\n"),
      .experiment("learning rate", "training: {learning_rate: «0»}\n"),
      .experiment(
        "rates",
        "training: {momentum: «1.1», dropout: «-0.1», label_smoothing: «2», weight_decay: «-1»}\n"),
      .experiment(
        "results",
        """
        results:
          train_accuracy: «84.8»
          macro_f1: «1.2»
          train_loss: «-0.1»
          training_time_hours: «-2»
          eval_hours: «-1»

        """),
      .experiment("a split", "data: {train_split: «80»}\n"),
      .experiment(
        "warm-up and decay after the run",
        "training: {epochs: 50, lr_decay_epochs: [30, «60», «80»], warmup_epochs: «51»}\n"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let fields = Experiment.fields.map { $0.bounded(by: repository.settings.experiments) }
    return repository.judged.experiments.flatMap { experiment in
      fields.flatMap { field in
        experiment.values(of: field).flatMap { findings(field.key, field.expected, $0) }
      } + otherResults(of: experiment) + epochsAfterRun(of: experiment)
    }
  }

  private func findings(
    _ key: ByteString, _ expected: ExpectedValue, _ node: Node
  ) -> [Finding] {
    guard let text = node.text, node.number != nil else { return [] }
    return expected.faults(in: node).compactMap { fault in
      switch fault {
      case .outOfRange(_, let range): Finding(.outOfRange(key, text, range), at: node.location)
      case .wrongType(_, .wholeNumber): Finding(.notWhole(key, text), at: node.location)
      case .wrongType: nil
      }
    }
  }

  /// Metrics beside the documented ones, known by the words of their names.
  private func otherResults(of experiment: Experiment) -> [Finding] {
    guard let results = experiment.results else { return [] }
    return results.entries.flatMap { entry -> [Finding] in
      guard let key = entry.key.text,
        !Experiment.fields.contains(where: { $0.section == "results" && $0.key == key })
      else { return [] }
      let isTime = key.hasSuffix("_hours") || key == "hours"
      return findings(
        key, isTime ? .number(.atLeast(0)) : expectedValue(ofMetric: key), entry.value)
    }
  }

  private func epochsAfterRun(of experiment: Experiment) -> [Finding] {
    guard let epochs = experiment.epochs, let run = epochs.text, let last = epochs.number?.value,
      last >= 1
    else { return [] }
    return Experiment.epochFields.flatMap { field in
      experiment.values(of: field).compactMap { node in
        guard let text = node.text, let number = node.number?.value, number > last,
          number.isFinite
        else { return nil }
        return Finding(
          .afterRun(field.key, text, run), at: node.location,
          related: [RelatedLocation("the run", at: epochs.location)])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func outOfRange(
    _ key: ByteString, _ text: ByteString, _ range: NumberRange
  ) -> Self {
    "\(key.quoted) is \(text); it must be \(range)"
  }

  fileprivate static func notWhole(_ key: ByteString, _ text: ByteString) -> Self {
    "\(key.quoted) is \(text); it must be a whole number"
  }

  fileprivate static func afterRun(
    _ key: ByteString, _ text: ByteString, _ run: ByteString
  ) -> Self {
    "\(key.quoted) is \(text), but the run has only \(run) epochs"
  }
}
