import Foundation
import TestSupport

/// A project whose commits are releases without a fault, unless a parameter makes one.
struct ReleaseRepository {
  let repository: ScratchRepository
  /// Seconds since 1970 of the last commit; each is an hour after the one before.
  private(set) var time = ScratchRepository.time

  init() throws {
    repository = try ScratchRepository()
    try repository.write(".gitattributes", "*.pth filter=lfs diff=lfs merge=lfs -text\n")
    // The pointers are written by hand; nothing has to run git-lfs.
    for name in ["clean", "smudge", "process"] {
      try repository.git("config", "filter.lfs.\(name)", "")
    }
    try repository.git("config", "filter.lfs.required", "false")
    try repository.write(
      "data/train.csv.dvc",
      "outs:\n- md5: a1b2c3d4e5f60718293a4b5c6d7e8f90\n  size: 145\n  path: train.csv\n")
    try repository.write("data/.gitignore", "/train.csv\n")
    try repository.write("requirements.txt", "torch==2.1.0\n")
    try repository.write(
      "experiments/exp-001-adam-optimizer.yaml",
      """
      experiment: {id: exp-001, name: adam-optimizer}
      model: {architecture: ResNet-50}
      data: {version: "2023.1", dvc_hash: a1b2c3d4e5f60718293a4b5c6d7e8f90}
      training: {epochs: 90, learning_rate: 0.1, seed: 42}

      """)
  }

  /// Commits a version; nil leaves its part out.
  mutating func commit(
    _ version: String?, model: String = "net", metrics: String = "\"test_accuracy\": 0.848",
    input: String = "[3, 224, 224]", weights: String? = Self.pointer,
    experiment: String = "exp-001", isShown: Bool = true
  ) throws {
    if let version {
      let path = "models/\(model)/model_v\(version)"
      try repository.write(
        "\(path).json",
        """
        {
          "model_name": "\(model)",
          "version": "\(version)",
          "architecture": "ResNet-50",
          "framework": "pytorch",
          "created_at": "2025-12-31T12:00:00Z",
          "training_config": {"experiment_id": "\(experiment)", "learning_rate": 0.1, "seed": 42},
          "metrics": {\(metrics)},
          "data_dvc_hash": "a1b2c3d4e5f60718293a4b5c6d7e8f90",
          "deployment": {"input_shape": \(input)}
        }

        """)
      if let weights { try repository.write("\(path).pth", weights) }
      if isShown { try show(version, model: model) }
    }
    time += 3600
    try repository.commit("model: add a version", time: time)
  }

  /// Writes a heading for a version into RESULTS.md.
  func show(_ version: String, model: String = "net") throws {
    let page = repository.folder.appending(path: "RESULTS.md")
    let results = (try? String(contentsOf: page, encoding: .utf8)) ?? "# Results\n"
    try repository.write("RESULTS.md", "\(results)\n## \(model) v\(version)\n")
  }

  /// Tags the last commit, half an hour after it.
  func tag(_ name: String, isAnnotated: Bool = true) throws {
    try repository.git(
      ["tag"] + (isAnnotated ? ["--annotate", "--message", "A release"] : []) + [name],
      environment: ["GIT_COMMITTER_DATE": "\(time + 1800) +0000"])
  }

  static let pointer = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
    size 98500000

    """
}
