import IrisPipeline
import SmokeTraining

extension ConfigurationField {
  static let smokeTraining = section(
    "smoke_train",
    """
    The training job of `mlgate run` and `mlgate smoke`: the built-in iris pipeline, or your own command.
    """,
    [.boolean("enabled", \.smokeTraining.isEnabled, "Whether the job runs.")]
      + demands + pipeline + command)

  private static let demands: [ConfigurationField] = [
    .number(
      "accuracy", \.smokeTraining.minimumAccuracy, in: 0...1,
      "The least share of test rows predicted right."),
    .number(
      "cross_validation_accuracy", \.smokeTraining.minimumCrossValidationAccuracy, in: 0...1,
      "The least share of all rows predicted right in five-fold cross-validation."),
    .figureBounds(
      "thresholds", \.smokeTraining.bounds,
      "Bounds of further figures, each of which must be there: `log_loss: {max: 0.3}`."),
    .number(
      "regression_margin", \.smokeTraining.regressionMargin, in: 0...1000,
      """
      How much the mean log loss may rise over the release before, on the same rows; the job fails where it \
      surely rose by more.
      """),
    .number(
      "predict_seconds", \.smokeTraining.maximumPredictSeconds, in: 0...3600,
      "The longest time that predicting one row may take at its fastest."),
    .number(
      "predict_ratio", \.smokeTraining.maximumPredictRatio, in: 1...1_000_000,
      """
      How many times the time of the release before, measured side by side, predicting one row may take.
      """),
    .text(
      "record", \.smokeTraining.recordPath,
      "The file that `mlgate smoke --record` writes; where it is committed, nothing may differ from it."
    ),
  ]

  private static let pipeline: [ConfigurationField] = [
    .number(
      "test_size", \.smokeTraining.testShare, in: 0.05...0.95, "The share of rows that test."),
    .integer(
      "seed", \.smokeTraining.seed, in: 0...Int(UInt32.max), "The seed of the rows' order."),
    .boolean(
      "stratify", \.smokeTraining.split.isStratified,
      "Whether training and test rows have the same shares of the classes."),
    .number(
      "c", \.smokeTraining.training.c, in: 1e-9...1e9,
      "The inverse strength of the penalty on the coefficients."),
    .boolean(
      "fit_intercept", \.smokeTraining.training.fitsIntercept, "Whether classes have intercepts."),
    .choice(
      "scaling", \.smokeTraining.training.scaling,
      "Whether each feature is brought to mean 0 and deviation 1 first."),
    .integer(
      "max_iterations", \.smokeTraining.training.maximumIterations, in: 1...10_000,
      "How many Newton steps may be taken."),
  ]

  private static let command: [ConfigurationField] = [
    .texts(
      "command", \.smokeTraining.command.arguments,
      """
      Your own training in place of the built-in pipeline: the program and its arguments, which no shell \
      reads. It runs only with `--allow-commands`, or where `git config mlgate.allowCommands true` was said.
      """),
    .text("directory", \.smokeTraining.command.directory, "The folder that the command starts in."),
    .variables(
      "environment", \.smokeTraining.command.environment,
      "Variables for the command, beside PATH, HOME and the few others that it gets."),
    .texts(
      "pass_environment", \.smokeTraining.command.passedVariables,
      "Names of further variables that it gets from mlgate's own environment, tokens among them."),
    .integer(
      "time_limit", \.smokeTraining.command.timeLimit, in: 1...86_400,
      "After so many seconds the command and all that it started are ended."),
    .size(
      "memory_limit", \.smokeTraining.command.memoryLimit, in: 0...1_000_000_000_000,
      "The most memory of the command; 0 for any."),
    .text(
      "metrics", \.smokeTraining.command.metricsFile,
      "The file, or MLflow's folder, that the command writes its metrics to."),
    .choice(
      "metrics_format", \.smokeTraining.command.metricsFormat,
      "How it is read; by its extension unless said."),
    .text(
      "predictions", \.smokeTraining.command.predictionsFile,
      """
      A CSV file with `row`, `label`, `predicted` and `probability` (of the true label), one line a test row; \
      where it is committed, the next release is compared with it row by row.
      """),
    .texts(
      "outputs", \.smokeTraining.command.outputs, "Files whose hashes belong to the record."),
  ]
}

extension SmokeTrainingSettings {
  /// The share of rows that test.
  fileprivate var testShare: Double {
    get {
      if case .fraction(let share) = split.testSize { share } else { 0 }
    }
    set { split.testSize = .fraction(newValue) }
  }

  fileprivate var seed: Int {
    get { Int(split.seed) }
    set { split.seed = UInt32(clamping: newValue) }
  }
}
