public import ByteText

extension Experiment {
  /// One documented field: where it stands, and what it may hold.
  public struct Field: Sendable {
    public let section: ByteString
    public let key: ByteString
    public fileprivate(set) var expected: ExpectedValue
    /// Whether a list of such values will do as well: `gpus: [0, 1]`.
    public let isListable: Bool

    /// `training.epochs`: how the configuration names the field.
    public var name: ByteString { ByteString(section.bytes + [.ascii(".")] + key.bytes) }
  }

  /// Every documented field that holds one kind of value; models and optimizers have many shapes.
  public static let fields: [Field] =
    fields("experiment", [("git_commit", .string), ("parent_experiment", .string)])
    + fields("model", [("num_classes", count), ("dropout", .number(.fraction))])
    + fields(
      "data",
      [
        ("train_split", .number(.fraction)), ("val_split", .number(.fraction)),
        ("test_split", .number(.fraction)), ("dvc_hash", .string),
      ])
    + fields(
      "training",
      [
        ("epochs", count), ("batch_size", count), ("learning_rate", .number(.positive)),
        ("momentum", .number(.fraction)), ("dropout", .number(.fraction)),
        ("label_smoothing", .number(.fraction)), ("weight_decay", .number(.atLeast(0))),
        ("lr_decay_rate", .number(.fraction)),
      ])
    + fields(
      "training",
      [
        ("warmup_epochs", .number(.atLeast(0))), ("lr_warmup_epochs", .number(.atLeast(0))),
        ("decay_epochs", wholeNumber), ("lr_decay_epochs", wholeNumber),
      ], isListable: true)
    + fields("hardware", [("gpus", wholeNumber)], isListable: true)
    + fields(
      "results",
      [
        ("train_accuracy", .number(.fraction)), ("val_accuracy", .number(.fraction)),
        ("test_accuracy", .number(.fraction)), ("train_loss", .number(.atLeast(0))),
        ("val_loss", .number(.atLeast(0))), ("test_loss", .number(.atLeast(0))),
        ("training_time_hours", .number(.atLeast(0))), ("best_epoch", wholeNumber),
      ])

  /// The fields that count epochs of the run.
  public static let epochFields = fields.filter { $0.key.hasSuffix("_epochs") }

  private static let count = ExpectedValue.wholeNumber(.atLeast(1))
  private static let wholeNumber = ExpectedValue.wholeNumber(.atLeast(0))

  private static func fields(
    _ section: ByteString, _ fields: [(key: ByteString, expected: ExpectedValue)],
    isListable: Bool = false
  ) -> [Field] {
    fields.map {
      Field(section: section, key: $0.key, expected: $0.expected, isListable: isListable)
    }
  }

  /// The values of a field: none where it is absent, every one of a list where a list will do.
  ///
  /// A result that is null is not measured yet.
  public func values(of field: Field) -> [Node] {
    guard let holder = section(field.section), let node = holder[field.key],
      field.section != "results" || !node.isNull
    else { return [] }
    return field.isListable && node.isSequence ? node.elements : [node]
  }
}

extension Experiment.Field {
  /// The same with the bounds that the settings name for it.
  public func bounded(by settings: ExperimentSettings) -> Self {
    guard !settings.ranges.isEmpty, let range = settings.ranges[name] else { return self }
    var field = self
    switch expected {
    case .number: field.expected = .number(range)
    case .wholeNumber: field.expected = .wholeNumber(range)
    default: break
    }
    return field
  }
}
