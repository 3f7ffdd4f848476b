import ByteText
import DataVersionControl
import Documents
import Findings
import TestSupport
import Testing

@Suite struct RecordedHashTests {
  private static let md5 = "34ff2335cbe2045ddc3b78993d1e971d"

  /// The hash that DVC compares a file with, by what is written beside its md5.
  @Test(arguments: [
    ("  hash: md5\n", md5), ("", md5), ("  hash: sha256\n", nil), ("  hash: md5-dos2unix\n", nil),
    ("  hash: ~\n", md5),
  ])
  func namedAlgorithm(_ line: String, expected: String?) throws {
    let text = "outs:\n- md5: \(Self.md5)\n\(line)  path: raw.csv\n"
    let example = Example("", [ExampleFile("raw.csv.dvc", ByteString(text))])
    let project = try #require(ExampleRepository(example).documents.dvcProjects.first)
    let record = try #require(project.recordedOutputs.output(at: "raw.csv")?.record)
    #expect(record.recordedHash?.description == expected)
  }
}
