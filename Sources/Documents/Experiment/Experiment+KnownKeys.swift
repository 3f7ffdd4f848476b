public import ByteText
public import Findings

extension Experiment {
  /// The keys that each section is known to have; `""` stands for the top.
  ///
  /// Wider than what the rules read: a key that some project uses must not pass for a misspelling of
  /// another (`best_loss` of `test_loss`, `cpus` of `gpus`).
  public static let knownKeys: [ByteString: [ByteString]] = [
    "": [
      "experiment", "model", "data", "training", "augmentation", "hardware", "results",
      "improvements", "evaluation", "optimizer", "scheduler", "logging", "metrics", "metadata",
      "environment", "checkpoint", "deployment", "preprocessing", "notes", "tags", "datasets",
      "models", "date", "trainer", "validation", "testing", "tracking", "params", "paths",
    ],
    "experiment": [
      "id", "name", "description", "parent_experiment", "created_at", "started_at",
      "completed_at", "updated_at", "git_commit", "git_branch", "author", "tags", "notes", "seed",
      "random_seed", "status", "hypothesis",
    ],
    "model": [
      "architecture", "pretrained", "num_classes", "dropout", "num_layers", "hidden_size",
      "hidden_sizes", "hidden_layers", "input_shape", "input_size", "output_size", "name", "type",
      "activation", "weights", "features", "num_features", "num_heads",
    ],
    "data": [
      "dataset", "datasets", "version", "versions", "dvc_hash", "train_split", "val_split",
      "test_split", "path", "paths", "batch_size", "num_workers", "seed", "random_seed",
      "random_state", "shuffle", "image_size", "features", "target", "stratify", "name",
    ],
    "training": [
      "epochs", "batch_size", "learning_rate", "learning_rates", "optimizer", "momentum",
      "weight_decay", "dropout", "label_smoothing", "lr_scheduler", "lr_schedule",
      "lr_decay_epochs", "lr_decay_rate", "decay_epochs", "warmup_epochs", "lr_warmup_epochs",
      "seed", "seeds", "random_seed", "loss", "gradient_clip", "early_stopping", "patience",
      "max_epochs", "min_epochs", "num_epochs", "steps", "max_iterations", "tolerance",
    ],
    "hardware": [
      "gpus", "gpu", "cpus", "cpu", "tpus", "tpu", "gpu_type", "cpu_type", "tpu_type",
      "distributed",
      "mixed_precision", "memory_gb", "nodes", "device", "devices", "precision",
    ],
    "results": [
      "train_accuracy", "val_accuracy", "test_accuracy", "best_accuracy", "eval_accuracy",
      "train_loss", "val_loss", "test_loss", "best_loss", "eval_loss", "last_loss",
      "last_accuracy", "train_f1", "val_f1", "test_f1", "best_f1", "eval_f1", "last_f1",
      "training_time_hours", "best_epoch", "last_epoch", "accuracy", "loss", "f1", "precision",
      "recall", "notes",
    ],
    "improvements": ["vs_baseline", "vs_parent", "notes", "note"],
  ]

  /// The sections that `knownKeys` knows, the top first.
  public static let sectionNames = knownKeys.keys.sorted()

  /// The key of a top-level section that is one edit from `section`, which is absent.
  public func misspelling(ofSection section: ByteString) -> Node? {
    guard let root, let known = Self.knownKeys[""] else { return nil }
    return root.entries.map(\.key).first { key in
      guard let text = key.text, !known.contains(text) else { return false }
      return editDistance(text, section, limit: 1) != nil
    }
  }

  /// Where a key of `section` is reported that is absent: the section's own key.
  public func keyLocation(of section: ByteString) -> SourceLocation {
    root?.entry(for: section)?.key.location ?? headLocation
  }
}
