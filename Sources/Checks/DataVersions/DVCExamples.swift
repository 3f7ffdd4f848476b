import ByteText
import Findings

/// The files that the examples of the rules on DVC share.
enum DVCExamples {
  /// Its md5 is f69f5b72bc79a92dc70c63c9aa142e36.
  static let script = ExampleFile("train.py", "a,b\n")

  static let raw = ExampleFile(
    "raw.csv.dvc",
    """
    outs:
    - path: raw.csv
      md5: 22a1a2931c8370d3aeedd7183606fd7f
      hash: md5

    """)
  static let ignored = ExampleFile(".gitignore", "/raw.csv\n/model.pkl\n")

  /// A dvc.yaml with one stage, whose lines come after its command.
  static func pipeline(_ lines: ByteString, command: ByteString = "python train.py") -> ExampleFile
  {
    ExampleFile(
      "dvc.yaml",
      ByteString("stages:\n  train:\n    cmd: ".utf8 + command.bytes + [0x0A] + lines.bytes))
  }

  /// A dvc.lock with one stage, whose lines come after its command.
  static func lock(_ lines: ByteString, command: ByteString = "python train.py") -> ExampleFile {
    ExampleFile(
      "dvc.lock",
      ByteString(
        "schema: '2.0'\nstages:\n  train:\n    cmd: ".utf8 + command.bytes + [0x0A] + lines.bytes))
  }
}
