import ByteText
import Findings

extension BrokenFault {
  /// What DVC keeps, DVC001 to DVC015, each in a folder of its own.
  static let dataVersions = [
    BrokenFault(
      "DVC001",
      pipeline("invalid", "  train:\n    cmd: python train.py\n    «dependencies»: [train.py]\n")),
    BrokenFault(
      "DVC002", raw("hash", path: "raw.csv", hash: "«a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6»"),
      ignored("hash")),
    BrokenFault(
      "DVC003", pipeline("stale", "  train: {cmd: «python train.py --fast»}\n"),
      lock("stale", "  train: {cmd: python train.py}\n")),
    BrokenFault(
      "DVC004", raw("chain", path: "raw.csv"), ignored("chain"),
      pipeline("chain", "  train: {cmd: python train.py, deps: [raw.csv]}\n"),
      lock(
        "chain",
        """
          train:
            cmd: python train.py
            deps:
            - {path: raw.csv, hash: md5, md5: «d1f6e055f7f5e2827fcfae68d9b64d4c»}

        """)),
    cycle,
    BrokenFault(
      "DVC006", raw("overlap", path: "raw.csv"), ignored("overlap"),
      ExampleFile(
        "dvc/overlap/same.dvc",
        "outs:\n- {path: «raw.csv», hash: md5, md5: 22a1a2931c8370d3aeedd7183606fd7f}\n")),
    BrokenFault(
      "DVC007", raw("twice", path: "«raw.csv»"), ExampleFile("dvc/twice/raw.csv", "a,b\n")),
    BrokenFault("DVC008", raw("loose", path: "«raw.csv»")),
    BrokenFault("DVC009", raw("outside", path: "«../../../etc/passwd»")),
    BrokenFault(
      "DVC010", ExampleFile("dvc/changed/train.py", "print('faster')\n"),
      pipeline("changed", "  train: {cmd: python train.py, deps: [«train.py»]}\n"),
      lock(
        "changed",
        """
          train:
            cmd: python train.py
            deps:
            - {path: train.py, hash: md5, md5: d1f6e055f7f5e2827fcfae68d9b64d4c}

        """)),
    BrokenFault(
      "DVC013",
      ExampleFile(
        "dvc/secret/.dvc/config",
        "['remote \"s\"']\n    url = s3://bucket\n    «secret_access_key» = AbCdEf\n")),
    BrokenFault(
      "DVC014", pipeline("orphan", "  fit: {cmd: python train.py}\n"),
      lock("orphan", "  fit: {cmd: python train.py}\n  «train»: {cmd: python train.py}\n")),
    BrokenFault(
      "DVC015", ExampleFile("dvc/remote/.dvc/config", "[core]\n    remote = «storage»\n")),
  ]

  private static let cycle = BrokenFault(
    "DVC005",
    pipeline(
      "cycle",
      """
        «grow»:
          cmd: python grow.py
          deps: [seed.json]
          outs: [{tree.json: {cache: false}}]
        sow:
          cmd: python sow.py
          deps: [tree.json]
          outs: [{seed.json: {cache: false}}]

      """),
    lock(
      "cycle",
      """
        grow:
          cmd: python grow.py
          deps: [{path: seed.json, hash: md5, md5: 22a1a2931c8370d3aeedd7183606fd7f}]
          outs: [{path: tree.json, hash: md5, md5: d1f6e055f7f5e2827fcfae68d9b64d4c}]
        sow:
          cmd: python sow.py
          deps: [{path: tree.json, hash: md5, md5: d1f6e055f7f5e2827fcfae68d9b64d4c}]
          outs: [{path: seed.json, hash: md5, md5: 22a1a2931c8370d3aeedd7183606fd7f}]

      """))

  private static func raw(
    _ folder: String, path: String, hash: String = "22a1a2931c8370d3aeedd7183606fd7f"
  ) -> ExampleFile {
    ExampleFile(
      ByteString("dvc/\(folder)/raw.csv.dvc"),
      ByteString("outs:\n- path: \(path)\n  hash: md5\n  md5: \(hash)\n"))
  }

  private static func ignored(_ folder: String) -> ExampleFile {
    ExampleFile(ByteString("dvc/\(folder)/.gitignore"), "/raw.csv\n")
  }

  private static func pipeline(_ folder: String, _ stages: String) -> ExampleFile {
    ExampleFile(ByteString("dvc/\(folder)/dvc.yaml"), ByteString("stages:\n\(stages)"))
  }

  private static func lock(_ folder: String, _ stages: String) -> ExampleFile {
    ExampleFile(
      ByteString("dvc/\(folder)/dvc.lock"), ByteString("schema: '2.0'\nstages:\n\(stages)"))
  }
}
