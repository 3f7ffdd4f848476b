public import ByteText

extension ModelMetadata {
  /// One documented field: where it stands, and what it may hold.
  public struct Field: Sendable {
    /// The object that holds it: `training_config`; nil at the top.
    public let section: ByteString?
    public let key: ByteString
    public let expected: ExpectedValue
  }

  /// What every version's metadata must state.
  public static let requiredKeys: [ByteString] = [
    "model_name", "version", "architecture", "framework", "created_at", "training_config",
    "metrics",
  ]

  /// Every documented field, sections before what they hold.
  public static let fields: [Field] =
    fields(
      nil,
      [
        ("model_name", .string), ("version", .string), ("architecture", .string),
        ("framework", .string), ("framework_version", .string), ("created_at", .string),
        ("training_config", .mapping), ("metrics", .mapping), ("data_version", .stringOrNumber),
        ("data_dvc_hash", .string), ("git_commit", .string), ("git_tag", .string),
        ("deployment", .mapping), ("performance", .mapping),
      ])
    + fields(
      "training_config",
      [
        ("experiment_id", .string), ("dataset", .string), ("dataset_version", .stringOrNumber),
        ("epochs", .wholeNumber(.atLeast(1))), ("batch_size", .wholeNumber(.atLeast(1))),
        ("learning_rate", .number(.positive)), ("optimizer", .string),
        ("momentum", .number(.fraction)), ("dropout", .number(.fraction)),
        ("label_smoothing", .number(.fraction)), ("weight_decay", .number(.atLeast(0))),
        ("seed", .wholeNumber(.atLeast(0))),
      ])
    + fields(
      "deployment",
      [
        ("input_shape", shape), ("output_classes", .wholeNumber(.atLeast(1))),
        ("preprocessing", .either(.string, .either(.mapping, .list(of: .string)))),
        ("compatible_with", .either(.list(of: .string), .string)),
      ])
    + fields(
      "performance",
      [
        ("inference_time_ms", .number(.atLeast(0))), ("model_size_mb", .number(.positive)),
        ("parameters_millions", .number(.atLeast(0))),
      ])

  /// `[3, 224, 224]`, where -1 leaves a dimension open, or one such list an input.
  private static let shape = ExpectedValue.list(
    of: .either(.list(of: .wholeNumber(.atLeast(-1))), .wholeNumber(.atLeast(-1))))

  private static func fields(
    _ section: ByteString?, _ fields: [(key: ByteString, expected: ExpectedValue)]
  ) -> [Field] {
    fields.map { Field(section: section, key: $0.key, expected: $0.expected) }
  }

  /// The value of a field; nil where it is absent or null.
  public func value(of field: Field) -> Node? {
    let holder = field.section.map { root?.value(of: $0) } ?? root
    return holder?.value(of: field.key)
  }
}
