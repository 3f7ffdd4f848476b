import TestSupport

/// A file of a random ML project, with or without faults.
struct ProjectFile {
  let mode: String
  let text: String

  /// What a project may hold. Nothing is a folder and a file at once.
  static let paths = [
    ".gitattributes", "models/.gitattributes", "README.md", "readme.md",
    "experiments/exp-001-baseline.yaml", "experiments/exp-002-deeper.yaml",
    "experiments/exp-002-results.yaml", "experiments/exp-003.yaml", "experiments/exp-004-wide.yaml",
    "experiments/exp-005.yaml", "experiments/notes.yaml", "experiments/old/exp-003-again.yaml",
    "models/net/model_v1.0.0.json", "models/net/model_v1.0.0.pth", "models/net/model_v1.1.0.json",
    "models/net/model_v1.1.0-00001-of-00002.pth", "models/net/model_v1.1.0-00002-of-00002.pth",
    "models/net/model_v1.2.0.pth.dvc", "models/net/model_v1.2.0.json",
    "models/vit/model_v1.0.0.json",
    "models/vit/model_v1.0.0/weights.bin", "data/train.csv.dvc", "data/test.csv.dvc",
    "data/train.csv",
    "dvc.yaml", "dvc.lock", "requirements.txt", "requirements-dev.txt", "pins/base.txt",
    "constraints.txt", "environment.yaml", "libs/tool/setup.py", "weights/net.bin",
    "models/net/MLmodel", "models/net/requirements.txt",
  ]

  init(at path: String, _ random: inout SeededGenerator) {
    let isLink = Int.random(in: 0..<20, using: &random) == 0
    mode = isLink ? "120000" : Int.random(in: 0..<8, using: &random) == 0 ? "100755" : "100644"
    text = isLink ? "/elsewhere" : Self.text(at: path, &random)
  }

  private static func text(at path: String, _ random: inout SeededGenerator) -> String {
    if path.hasSuffix(".dvc") { return dataFile(path, &random) }
    if path.hasPrefix("experiments/") { return experiment(&random) }
    if path.hasSuffix(".json") { return metadata(&random) }
    if path.hasSuffix(".gitattributes") { return attributes(&random) }
    if [".pth", ".bin", ".csv"].contains(where: { path.hasSuffix($0) }) { return weights(&random) }
    if path.hasSuffix(".txt") { return requirements(&random) }
    switch path {
    case "dvc.yaml":
      return ["stages: {a: {cmd: x, outs: [weights/net.bin]}}\n", "stages: {}\n", "a: [\n"]
        .pick(&random)
    case "dvc.lock": return lock(&random)
    case "environment.yaml":
      return "dependencies:\n"
        + ["- numpy=1.26.0\n", "- numpy\n", "- pip:\n  - torch==2.1.0\n  - numpy==1.25.0\n"]
        .pick(&random)
    default: return "text \(Int.random(in: 0..<4, using: &random))\n"
    }
  }

  private static let hashes = [
    "0123456789abcdef0123456789abcdef", "11112222333344445555666677778888",
  ]

  private static func experiment(_ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<12, using: &random) == 0 { return "experiment: [\n" }
    let number = { (random: inout SeededGenerator) in
      "exp-00\(Int.random(in: 1...5, using: &random))"
    }
    var text = "experiment:\n"
    if Int.random(in: 0..<5, using: &random) > 0 { text += "  id: \(number(&random))\n" }
    if Int.random(in: 0..<3, using: &random) > 0 {
      text += "  parent_experiment: \(number(&random))\n"
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      text += "  created_at: \"2026-01-01T0\(Int.random(in: 0...9, using: &random)):00:00Z\"\n"
    }
    if Int.random(in: 0..<4, using: &random) == 0 { text += "  git_commit: deadbeef\n" }
    text += ["", "model: {name: a}\n", "model: {depth: 3}  # mlgate: ignore[EXP001]\n"].pick(
      &random)
    if Int.random(in: 0..<2, using: &random) == 0 {
      let hash = hashes.pick(&random).prefix([8, 32].pick(&random))
      text += "data: {dvc_hash: \"\(hash)\", train_split: \([0.8, 1.7].pick(&random))}\n"
    }
    text += "training: {epochs: \([3, 0, 10].pick(&random)), seed: 1}"
    text += ["", "", "  # mlgate: ignore[EXP006]", "  # mlgate: ignore[SYN004] none"].pick(&random)
    text += "\n"
    if Int.random(in: 0..<4, using: &random) == 0 {
      text += "notes: {rate: 1e-3}\(["", "  # mlgate: ignore[SYN004, EXP008]"].pick(&random))\n"
    }
    if Int.random(in: 0..<3, using: &random) > 0 {
      text += "results: {accuracy: \([0.5, 0.6, 0.7].pick(&random))}\n"
    }
    if Int.random(in: 0..<2, using: &random) == 0 {
      text += "improvements: {\(["vs_baseline", "vs_parent"].pick(&random)): \"+10% accuracy\"}\n"
    }
    return text
  }

  private static func metadata(_ random: inout SeededGenerator) -> String {
    let version = ["1.0.0", "1.1.0", "1.2.0", "1.0"].pick(&random)
    var fields = [
      "\"model_name\": \"\(["net", "vit"].pick(&random))\"", "\"version\": \"\(version)\"",
    ]
    fields += [
      "\"framework\": \"pytorch\"", "\"framework_version\": \"2.\([1, 2].pick(&random)).0\"",
    ]
    if Bool.random(using: &random) { fields.append("\"architecture\": \"MLP\"") }
    fields.append(
      "\"training_config\": {\"experiment_id\": \"exp-00\(Int.random(in: 1...6, using: &random))\", "
        + "\"epochs\": \([3, 10].pick(&random))}")
    fields.append("\"metrics\": {\"accuracy\": \([0.5, 0.6].pick(&random))}")
    if Bool.random(using: &random) {
      fields.append("\"data_dvc_hash\": \"\(hashes.pick(&random))\"")
    }
    if Bool.random(using: &random) {
      fields.append("\"performance\": {\"model_size_mb\": \([4.2, 40].pick(&random))}")
    }
    return "{" + fields.joined(separator: ",\n") + ["}\n", "}\n", "}\n", "\n"].pick(&random)
  }

  private static func attributes(_ random: inout SeededGenerator) -> String {
    let lines = [
      "*.pth filter=lfs diff=lfs merge=lfs -text", "*.bin filter=lfs diff=lfs merge=lfs -text",
      "*.pth filter=lfs", "*.csv filter=lfs diff=lfs merge=lfs -text", "net/*.pth -filter",
      "# mlgate: ignore[LFS007]", ">>>>>>> theirs",
    ]
    return lines.filter { _ in Int.random(in: 0..<5, using: &random) < 2 }
      .map { $0 + "\n" }.joined()
  }

  private static func weights(_ random: inout SeededGenerator) -> String {
    let digits = String(repeating: "a0", count: 32)
    let size = [4_200_000, 40_000_000].pick(&random)
    let pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(digits)\nsize \(size)\n"
    return [pointer, pointer, String(pointer.dropLast(3)), "raw content\n", ""].pick(&random)
  }

  private static func dataFile(_ path: String, _ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<10, using: &random) == 0 { return "outs: [\n" }
    let name = path.split(separator: "/").last?.dropLast(4) ?? ""
    return "outs:\n- md5: \(hashes.pick(&random))\n  size: 4200000\n  path: \(name)\n"
  }

  private static func lock(_ random: inout SeededGenerator) -> String {
    """
    schema: '2.0'
    stages:
      a:
        cmd: x
        outs:
        - {path: weights/net.bin, hash: md5, md5: \(hashes.pick(&random)), size: 3}

    """
  }

  private static func requirements(_ random: inout SeededGenerator) -> String {
    let lines = [
      "numpy==1.26.0", "numpy==1.25.0", "numpy", "torch==2.1.0", "torch==2.2.0", "pandas>=2",
      "-r pins/base.txt", "-c constraints.txt", "-r requirements.txt", "./libs/tool",
      "pandas  # mlgate: ignore[REQ001]", "numpy = 3", "-r missing.txt", "<<<<<<< ours",
      "scipy==1.0.0  # mlgate: ignore[REQ001, SYN008] pinned", "torch  # mlgate: ignore",
    ]
    return lines.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      .map { $0 + "\n" }.joined()
  }
}

extension Array {
  fileprivate func pick(_ random: inout SeededGenerator) -> Element {
    self[Int.random(in: 0..<count, using: &random)]
  }
}
