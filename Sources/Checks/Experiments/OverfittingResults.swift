import ByteText
public import Documents
public import Findings

/// Flags results that are much better on the training data than on the validation data.
public struct OverfittingResults: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP017",
    name: "overfitting-results",
    severity: .warning,
    subject: .experiments,
    summary: "The training accuracy is far above the validation accuracy",
    rationale: """
      A model that is much better on what it has seen has learnt it by heart, or the splits leak. \
      The gap allowed is 0.1 unless the configuration says otherwise.
      """,
    help: "regularise, stop earlier or get more data, or raise the gap in the configuration",
    passing: [
      .experiment("a small gap", "results: {train_accuracy: 0.876, val_accuracy: 0.852}\n"),
      .experiment("the gap itself", "results: {train_accuracy: 0.95, val_accuracy: 0.85}\n"),
      .experiment("only one", "results: {train_accuracy: 0.99}\n"),
      .experiment(
        "percentages: value-out-of-range says so",
        "results: {train_accuracy: 99, val_accuracy: 80}\n"),
    ],
    failing: [
      .experiment("a large gap", "results: {train_accuracy: «0.99», val_accuracy: 0.80}\n")
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let allowed = repository.settings.experiments.overfittingGap
    return repository.judged.experiments.compactMap { experiment in
      guard let train = experiment.results?.value(of: "train_accuracy"),
        let validation = experiment.results?.value(of: "val_accuracy"),
        let high = train.number?.value, let low = validation.number?.value,
        high <= 1, low >= 0, high - low > allowed + 1e-9,
        let highText = train.text, let lowText = validation.text
      else { return nil }
      return Finding(
        .gap(highText, lowText, allowed), at: train.location,
        related: [RelatedLocation("the validation accuracy", at: validation.location)])
    }
  }
}

extension Finding.Message {
  fileprivate static func gap(_ train: ByteString, _ validation: ByteString, _ allowed: Double)
    -> Self
  {
    """
    the training accuracy \(train) is more than \(allowed) above the validation accuracy \
    \(validation)
    """
  }
}
