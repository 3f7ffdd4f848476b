import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

/// What the rules on DVC leave open where a file cannot be read.
@Suite struct DataVersionsUnverifiedTests {
  private let data = ExampleFile(
    "raw.csv.dvc", "outs:\n- {path: raw.csv, hash: md5, md5: 22a1a2931c8370d3aeedd7183606fd7f}\n")

  /// Without one of the .gitignore files nobody can tell that none covers the data.
  @Test func unreadableIgnoreFile() {
    let documents = ExampleRepository(
      Example("", [data, ExampleFile(".gitignore", .size(10))])
    ).documents
    let verdict = NotIgnored().judge(documents)
    #expect(verdict.findings.isEmpty)
    #expect(
      verdict.unverified.map { "\($0.path?.description ?? ""): \($0.reason)" } == [
        ".gitignore: larger than 4194304 bytes"
      ])
  }

  /// Findings and questions come of one reading, whichever way they are asked for.
  @Test func unreadableDependency() {
    let documents = ExampleRepository(
      Example(
        "",
        [
          ExampleFile("train.py", .size(10)),
          ExampleFile("dvc.yaml", "stages:\n  train: {cmd: python train.py, deps: [train.py]}\n"),
          ExampleFile(
            "dvc.lock",
            """
            schema: '2.0'
            stages:
              train:
                cmd: python train.py
                deps: [{path: train.py, hash: md5, md5: 22a1a2931c8370d3aeedd7183606fd7f}]

            """),
        ])
    ).documents
    let check = DependencyChanged()
    #expect(check.findings(in: documents).isEmpty)
    #expect(
      check.unverified(in: documents).map { "\($0.path?.description ?? ""): \($0.reason)" } == [
        "dvc.yaml: 'train.py': larger than 268435456 bytes"
      ])
  }
}
