import ByteText
import Documents
import Testing

/// What git keeps of a message, tried with git 2.39.
@Suite struct CommitMessageTests {
  private func lines(
    _ text: String, mode: ByteString? = nil, comment: ByteString? = nil, isEdited: Bool = true
  ) -> [String]? {
    let bytes = Array(text.utf8)
    let cleanup = MessageCleanup(mode: mode, commentText: comment, isEdited: isEdited, of: bytes)
    return CommitMessage(SourceText(path: "MSG", bytes: bytes), cleanup: cleanup)?
      .lines.map { String(decoding: $0.text, as: UTF8.self) }
  }

  private let scissors = "------------------------ >8 ------------------------"

  @Test func commentsAndBlanksGo() {
    #expect(lines("\n\n# x\nfix: a  \n\nb\t\n# y\n\n") == ["fix: a", "", "b"])
    #expect(lines("fix: a\r\n\r\nb\r\n# y\r\n") == ["fix: a", "", "b"])
    #expect(lines("# only\n\n") == nil)
    #expect(lines("") == nil)
  }

  @Test func scissorsCut() {
    let text = "fix: a\n# \(scissors)\n# below\n+Results:\n"
    #expect(lines(text) == ["fix: a"])
    #expect(lines(text, mode: "scissors") == ["fix: a"])
    #expect(lines(text, isEdited: false)?.count == 4)
    #expect(lines("fix: a\n; \(scissors)\nx\n", comment: ";") == ["fix: a"])
    #expect(lines("fix: a\n# \(scissors)\nx\n", comment: ";")?.count == 3)
  }

  /// `git commit -m '# x'` commits that very subject.
  @Test func withoutAnEditorCommentsStay() {
    #expect(lines("# x\n", isEdited: false) == ["# x"])
    #expect(lines("# x\ny\n", mode: "strip", isEdited: false) == ["y"])
    #expect(lines("# x\ny\n", mode: "whitespace") == ["# x", "y"])
  }

  @Test func otherComments() {
    #expect(lines("# a\n; b\n", comment: ";") == ["# a"])
    #expect(lines("# a\n// b\n", comment: "//") == ["# a"])
    // git took ';' because the message begins a line with '#'.
    #expect(lines("# a\n; b\n", comment: "auto") == ["# a"])
    #expect(lines("fix: a\n# b\n", comment: "auto") == ["fix: a"])
    #expect(lines("# a\n; \(scissors)\n! x\n", comment: "auto") == ["# a"])
    #expect(lines("fix: a\n", comment: "auto") == ["fix: a"])
  }

  @Test func declaredEncoding() throws {
    let bytes: [UInt8] = Array("fix: caf".utf8) + [0xE9, 0x0A]
    let message = try #require(CommitMessage(bytes, encoding: "ISO-8859-1", path: "MSG"))
    #expect(message.subject.text == "fix: café")
    #expect(
      try #require(CommitMessage(bytes, encoding: nil, path: "M")).subject.text.bytes.last == 0xE9)
  }

  @Test(arguments: [
    ("data: add rows", "data", "add rows"), ("fix(a b)!: x", "fix", "x"),
    ("a-b: c: d", "a-b", "c: d"),
  ])
  func subject(_ text: String, type: String, summary: String) throws {
    let message = try #require(
      CommitMessage(SourceText(path: "MSG", bytes: Array(text.utf8)), cleanup: .none))
    let subject = try #require(ConventionalSubject(message.subject))
    #expect(subject.type == ByteString(type) && subject.summary == ByteString(summary))
    #expect(Array(text.utf8)[subject.summaryRange].elementsEqual(summary.utf8))
  }
}
