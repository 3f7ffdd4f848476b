import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import Testing

/// What users read: the exact text of every kind of message of the SYN family.
@Suite struct SyntaxMessageTests {
  private func messages(_ check: any Check.Type, _ path: RepositoryPath, _ text: String) -> [String]
  {
    let repository = RepositoryDocuments(Snapshot(files: [path: Array(text.utf8)]))
    return check.init().findings(in: repository).map(\.message.text)
  }

  @Test(arguments: [
    (
      "a: [1, 2\nb: 3\n",
      "not YAML: did not find expected ',' or ']' while parsing a flow sequence opened on line 1"
    ),
    ("a: 1\n b: 2\n", "not YAML: mapping values are not allowed in this context"),
    ("a: \u{1}\n", "not YAML: control characters are not allowed"),
    ("a: *b\n", "not YAML: undefined alias 'b'"),
    ("a: &a [*a]\n", "not YAML: alias 'a' stands inside what it names"),
    ("a: {{ b }}\n", "not YAML: a mapping cannot be a key"),
    ("? [1]\n: 2\n", "not YAML: a sequence cannot be a key"),
    (
      "a: \"b\n",
      "not YAML: found unexpected end of stream while scanning a quoted scalar opened on line 1"
    ),
  ])
  func invalidYAML(text: String, message: String) {
    #expect(messages(InvalidYAML.self, "experiments/a.yaml", text) == [message])
  }

  @Test(arguments: [
    ("", "not JSON: the file is empty"),
    ("{\"a\": NaN}", "not JSON: JSON has no NaN"),
    ("[1,]", "not JSON: JSON allows no comma before ']'"),
    ("[1 2]", "not JSON: expected ',' or ']', found '2'"),
    ("{a: 1}", "not JSON: expected a key in double quotes, found 'a'"),
    ("// x\n1", "not JSON: JSON allows no comments"),
    ("[01]", "not JSON: '01' is not a JSON number"),
    ("{\"a\": 1} x", "not JSON: expected the end of the file, found 'x'"),
  ])
  func invalidJSON(text: String, message: String) {
    #expect(messages(InvalidJSON.self, "models/a.json", text) == [message])
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "the key a was already given on line 1"),
    ("1: a\n0x1: b\n", "the key 0x1 is the same to a reader as 1 on line 1"),
  ])
  func duplicateKey(text: String, message: String) {
    #expect(messages(DuplicateKey.self, "experiments/a.yaml", text) == [message])
  }

  @Test(arguments: [
    (
      "1e-3",
      "PyYAML reads '1e-3' as the string '1e-3', DVC and ruamel as the number 0.001: write 1.0e-3"
    ),
    (
      "5e-05",
      "PyYAML reads '5e-05' as the string '5e-05', DVC and ruamel as the number 5e-05: write 5.0e-05"
    ),
    (
      "1e3",
      "PyYAML reads '1e3' as the string '1e3', DVC and ruamel as the number 1000.0: write 1.0e+3"
    ),
    (
      "-.5", "PyYAML reads '-.5' as the string '-.5', DVC and ruamel as the number -0.5: write -0.5"
    ),
    (
      "no",
      "PyYAML reads 'no' as the boolean false, DVC and ruamel as the string 'no': write false or 'no'"
    ),
    (
      "010",
      "PyYAML reads '010' as the number 8, DVC and ruamel as the number 10: write 8 or 10, or quote it"
    ),
    ("0o17", "PyYAML reads '0o17' as the string '0o17', DVC and ruamel as the number 15: write 15"),
    ("1:30", "PyYAML reads '1:30' as the number 90, DVC and ruamel as the string '1:30': quote it"),
    ("2024-02-30", "neither PyYAML nor ruamel can load '2024-02-30': quote it if it is text"),
  ])
  func ambiguousScalar(value: String, message: String) {
    #expect(messages(AmbiguousScalar.self, "experiments/a.yaml", "a: \(value)\n") == [message])
  }

  @Test func versionThatLosesDigits() {
    #expect(
      messages(AmbiguousScalar.self, "experiments/a.yaml", "data_version: 1.10\n")
        == ["the version '1.10' reads as the number 1.1: quote it"])
  }

  @Test(arguments: [
    (".nan", "'.nan' is no finite number: write the measured value, or null"),
    ("-1.0e+400", "'-1.0e+400' is no finite number: write the measured value, or null"),
    (
      "18446744073709551617",
      "no double holds '18446744073709551617' exactly: readers that use doubles change it"
    ),
  ])
  func numberOutOfRange(value: String, message: String) {
    #expect(messages(NumberOutOfRange.self, "experiments/a.yaml", "a: \(value)\n") == [message])
  }

  @Test func outOfRangeIsNotAlsoAmbiguous() {
    #expect(messages(AmbiguousScalar.self, "experiments/a.yaml", "a: 1e400\nb: .nan\n") == [])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "the file is UTF-16: save the file as UTF-8", 1, 1),
      ([0x61, 0x3A, 0x20, 0xE9, 0x0A], "byte 0xE9 is not UTF-8: save the file as UTF-8", 1, 4),
      ([0x0A, 0xC0, 0xAF], "byte 0xC0 is not UTF-8: save the file as UTF-8", 2, 1),
    ] as [([UInt8], String, Int, Int)])
  func notUTF8(bytes: [UInt8], message: String, line: Int, column: Int) {
    let repository = RepositoryDocuments(Snapshot(files: ["experiments/a.yaml": bytes]))
    let findings = NotUTF8().findings(in: repository)
    #expect(findings.map(\.message.text) == [message])
    #expect(
      findings.map(\.location.range?.start) == [SourcePosition(line: line, column: column)])
  }

  @Test func tooLarge() {
    let blobs = MemoryBlobs(["models/a.json": .size(4_194_305)])
    let entry = SnapshotEntry(path: "models/a.json", mode: .regular, object: nil)
    let repository = RepositoryDocuments(
      Snapshot(source: .index, entries: [entry], blobs: blobs))
    #expect(repository.files.map(\.path) == ["models/a.json"])
    #expect(repository.files[0].document == nil)
    #expect(repository.unreadable == [])
    #expect(
      DocumentTooLarge().findings(in: repository) == [
        Finding(
          "the file has 4194305 bytes, more than the limit of 4194304: it was not read",
          at: SourceLocation(path: "models/a.json"))
      ])
  }

  @Test func mergeConflict() {
    #expect(
      messages(
        MergeConflictMarker.self, "experiments/a.yaml", "<<<<<<< HEAD\na: 1\n=======\n>>>>>>> x\n")
        == [
          "'<<<<<<< HEAD' is left of a merge conflict: keep one side and delete the markers"
        ])
  }

  @Test func collidingNames() {
    let repository = RepositoryDocuments(Snapshot(files: ["A.md": [], "a.md": []]))
    #expect(
      CollidingNames().findings(in: repository).map(\.message.text) == [
        "'a.md' and 'A.md' are one name on macOS and Windows: rename one"
      ])
  }
}
