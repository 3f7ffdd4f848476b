import TestSupport

extension ScratchRepository {
  /// Metadata of a model that was made from the named commit.
  func writeModel(version: String = "1.0.0", commit: String) throws {
    try write(
      "models/net/model_v\(version).json",
      """
      {
        "model_name": "net",
        "version": "\(version)",
        "architecture": "logistic-regression",
        "framework": "pytorch",
        "created_at": "2025-12-31T12:00:00Z",
        "training_config": {"epochs": 10},
        "metrics": {"accuracy": 0.9},
        "git_commit": "\(commit)"
      }

      """)
  }

  /// An experiment without a fault, unless `epochs` is one.
  func writeExperiment(
    _ number: Int, _ slug: String, parent: String? = nil, epochs: String = "10"
  ) throws {
    let id = "exp-00\(number)"
    try write(
      "experiments/\(id)-\(slug).yaml",
      """
      experiment:
        id: \(id)
        \(parent.map { "parent_experiment: \($0)" } ?? "name: \(slug)")
      model: {architecture: mlp}
      data: {version: v1}
      training: {epochs: \(epochs), seed: 42}

      """)
  }
}
