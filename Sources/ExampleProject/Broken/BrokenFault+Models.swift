extension BrokenFault {
  /// Models MOD001 to MOD013, each in the folder of its fault.
  static let models = fields + comparisons

  private static let fields = [
    BrokenFault(
      "MOD001",
      BrokenModel(name: "undated", fields: ["created_at": nil], head: "«\"model_name\"»")),
    BrokenFault(
      "MOD002", BrokenModel(name: "loosely_versioned", fields: ["version": "«\"v1.0\"»"])),
    BrokenFault(
      "MOD003",
      BrokenModel(
        name: "retagged", version: "1.1.0",
        fields: ["version": "«\"1.0.0\"»", "git_tag": "\"model-v1.1.0\""])),
    BrokenFault(
      "MOD012",
      BrokenModel(
        name: "in_per_cent", fields: ["metrics": "{\"balanced_accuracy\": «96.7»}"])),
    // Sorted after models/iris, which has the version first.
    BrokenFault(
      "MOD013",
      BrokenModel(name: "iris_copy", modelName: "iris", fields: ["version": "«\"1.0.0\"»"])),
  ]

  private static let comparisons = [
    BrokenFault("MOD004", files: [BrokenModel(name: "weightless").metadataAlone]),
    BrokenFault(
      "MOD005",
      BrokenModel(
        name: "untraceable", fields: ["training_config": "{\"experiment_id\": «\"exp-099\"»}"])),
    BrokenFault(
      "MOD006",
      BrokenModel(name: "embellished", fields: ["metrics": "{\"test_accuracy\": «0.999»}"])),
    BrokenFault(
      "MOD007",
      BrokenModel(
        name: "reconfigured",
        fields: [
          "training_config": "{\"experiment_id\": \"exp-002\", \"optimizer\": «\"lbfgs\"»}"
        ])),
    BrokenFault(
      "MOD008",
      BrokenModel(
        name: "other_data",
        fields: ["data_dvc_hash": "«\"d41d8cd98f00b204e9800998ecf8427e\"»"])),
    BrokenFault(
      "MOD009",
      BrokenModel(
        name: "rebased_away",
        fields: ["git_commit": "«\"abc123def4567890abc123def4567890abc123de\"»"])),
    BrokenFault(
      "MOD010", BrokenModel(name: "upgraded", fields: ["framework_version": "«\"1.6.0\"»"])),
    BrokenFault(
      "MOD011",
      BrokenModel(name: "outgrown", fields: ["performance": "{\"model_size_mb\": «98.5»}"])),
  ]
}
