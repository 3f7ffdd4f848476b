import ByteText
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct InlineSuppressionTests {
  /// The suppressions of marked YAML, and the marked ranges.
  private func yaml(_ marked: String) -> (found: [InlineSuppression], marks: [ByteRange]) {
    let text = MarkedText(Array(marked.utf8))
    let file = ParsedFile(path: "a.yaml", bytes: text.bytes, format: .yaml)
    return (file.suppressions, text.ranges)
  }

  @Test func behindContentItHoldsForItsLine() {
    let (found, marks) = yaml(
      "a: 1\nb: 2  # «mlgate: ignore[«EXP011», «unknown-parent»]» seed is in the code \n")
    #expect(found.map(\.range) == [marks[0]])
    #expect(found.map(\.line) == [2])
    #expect(found[0].selectors.map(\.text) == ["EXP011", "unknown-parent"])
    #expect(found[0].selectors.map(\.range) == [marks[1], marks[2]])
    #expect(found[0].reason == "seed is in the code")
    #expect(found[0].problem == nil)
  }

  @Test func aloneItHoldsForTheNextLineWithContent() {
    let (found, _) = yaml("#mlgate:ignore[SYN004]\n# why\n\n  \t\nlr: 1e-3\n# mlgate: ignore[A1]\n")
    #expect(found.map(\.line) == [5, nil])
    #expect(found.map(\.reason) == ["", ""])
  }

  @Test(arguments: [
    "a: 'x # mlgate: ignore[A1]'\n",
    "a: \"x\n  # mlgate: ignore[A1]\"\n",
    "a: |\n  # mlgate: ignore[A1]\n  x # mlgate: ignore[A1]\n",
    "a: x#mlgate: ignore[A1]\n",
    "# see mlgate: ignore[A1]\n",
  ])
  func textIsNoComment(_ text: String) {
    #expect(yaml(text).found == [])
  }

  @Test func theHeaderOfABlockScalarMayHaveOne() {
    #expect(yaml("a: | # mlgate: ignore[A1]\n  x\nb: 1\n").found.map(\.line) == [1])
    #expect(yaml("a: |\n  x\n# mlgate: ignore[A1]\nb: 1\n").found.map(\.line) == [4])
  }

  @Test(arguments: [
    ("# «mlgate: ignore» all of it", InlineSuppression.Problem.missingBrackets),
    ("# «mlgate: ignore[A1, x»", .unclosedBracket),
    ("# «mlgate: ignore[]» why", .emptySelector),
    ("# «mlgate: ignore[A1,,B2]» why", .emptySelector),
    ("# «mlgate: disable»=A1", .unknownDirective("disable=A1")),
    ("# «mlgate:»", .unknownDirective("")),
  ])
  func malformedOnesAreKept(marked: String, problem: InlineSuppression.Problem) {
    let (found, marks) = yaml(marked.replacing("»=A1", with: "=A1»") + "\na: 1\n")
    #expect(found.map(\.problem) == [problem])
    #expect(found.map(\.range) == marks)
  }

  @Test func aFileThatDoesNotParseMayHaveOne() {
    #expect(yaml("a: [ # mlgate: ignore[SYN001]\n").found.map(\.line) == [1])
  }

  @Test func requirementFilesHaveThem() {
    let text = "# mlgate: ignore[REQ001]\r\nnumpy\r\ntorch>=2 # mlgate: ignore[REQ001] tested\r\n"
    let repository = RepositoryDocuments(
      Snapshot(files: ["requirements.txt": Array(text.utf8)]))
    #expect(repository.textFiles[0].suppressions.map(\.line) == [2, 3])
  }
}
