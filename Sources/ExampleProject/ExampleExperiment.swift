import ByteText
import GitRepository
import IrisPipeline

/// An experiment configuration as its author wrote it and the training script filled it in.
struct ExampleExperiment {
  let number: String
  let slug: String
  let name: String
  /// What the commit's subject calls it.
  let title: String
  let description: String
  let parent: String?
  let createdAt: String
  let startedAt: String
  let completedAt: String
  /// The commit whose code ran, in 40 digits.
  let commit: String
  let iris: TrainedIris
  let dataHash: String
  /// The results of the baseline, for the improvement; nil for the baseline itself.
  let baseline: TrainedIris?

  var path: RepositoryPath { RepositoryPath(ByteString("experiments/\(number)-\(slug).yaml")) }

  var file: NewFile { NewFile(text) }

  private var text: String {
    """
    experiment:
      id: "\(number)"
      name: "\(name)"
      description: "\(description)"
    \(parent.map { "  parent_experiment: \"\($0)\"\n" } ?? "")\
      created_at: "\(createdAt)"
      started_at: "\(startedAt)"
      completed_at: "\(completedAt)"
      git_commit: "\(commit)"

    model:
      architecture: "multinomial-logistic-regression"
      num_classes: 3

    data:
      dataset: "iris"
      version: "1936.1"
      train_split: 0.8
      test_split: 0.2
      validation: "5-fold cross-validation over all rows"
      dvc_hash: "\(dataHash)"

    training:
      seed: \(TrainedIris.seed)
      optimizer: "newton"
      c: \(iris.c)

    results:
      train_accuracy: \(iris.trainMetrics.accuracy.rounded(decimals: 4))
      val_accuracy: \(iris.crossValidation.pooledAccuracy.rounded(decimals: 4))
      test_accuracy: \(iris.testMetrics.accuracy.rounded(decimals: 4))
      train_loss: \(iris.trainMetrics.logLoss.rounded(decimals: 4))
      test_loss: \(iris.testMetrics.logLoss.rounded(decimals: 4))
      test_f1: \(iris.testMetrics.macroF1.rounded(decimals: 4))
    \(improvements)
    """
  }

  private var improvements: String {
    guard let baseline else { return "" }
    let change = (iris.testMetrics.accuracy - baseline.testMetrics.accuracy) * 100
    let sign = change < 0 ? "" : "+"
    return """

      improvements:
        vs_baseline: "\(sign)\(change.rounded(decimals: 1))% accuracy"
        notes: "Weaker regularisation lowers the test loss from \
      \(baseline.testMetrics.logLoss.rounded(decimals: 4)) to \(iris.testMetrics.logLoss.rounded(decimals: 4))"

      """
  }
}

extension ExampleExperiment {
  static func baseline(_ iris: TrainedIris, _ data: DVCFiles, at commit: String) -> Self {
    Self(
      number: "exp-001", slug: "baseline", name: "baseline-logistic-regression",
      title: "baseline logistic regression",
      description: "Baseline logistic regression with scikit-learn's default C = 1", parent: nil,
      createdAt: "2024-01-16T22:00:00Z", startedAt: "2024-01-16T22:10:00Z",
      completedAt: "2024-01-16T22:10:01Z", commit: commit, iris: iris, dataHash: data.dataHash,
      baseline: nil)
  }

  static func improved(
    _ iris: TrainedIris, over baseline: ExampleExperiment, at commit: String
  ) -> Self {
    Self(
      number: "exp-002", slug: "weaker-regularisation", name: "logistic-regression-c10",
      title: "weaker regularisation",
      description: "Logistic regression with C = 10 instead of 1", parent: baseline.number,
      createdAt: "2024-01-17T04:00:00Z", startedAt: "2024-01-17T04:10:00Z",
      completedAt: "2024-01-17T04:10:01Z", commit: commit, iris: iris,
      dataHash: baseline.dataHash, baseline: baseline.iris)
  }
}
