public import ByteText

/// What the configuration can change about experiments.
public struct ExperimentSettings: Sendable {
  /// The sections that every experiment must have.
  public var requiredSections: [ByteString] = ["experiment", "model", "data", "training"]
  /// The bounds of numbers by `Experiment.Field.name`, in place of those of `Experiment.fields`.
  public var ranges: [ByteString: NumberRange] = [:]
  /// How far the accuracy in training may be above the one in validation.
  public var overfittingGap = 0.1

  public init() {}
}
