import ByteText
import Findings
import Reference
import Testing

/// How a rule's page shows every kind of file and of mark.
@Suite struct ExampleTextTests {
  private func page(_ files: [ExampleFile], subject: Subject = .documents) -> String {
    Rule(
      id: "TST001", name: "some-fault", severity: .warning, subject: subject,
      summary: "Something is wrong", rationale: "It matters.", help: "put it right", passing: [],
      failing: [Example("so", files)]
    ).explanation
  }

  private let head = """
    TST001 some-fault (warning)

    Something is wrong.

    It matters.

    What to do: put it right.

    Fails: so


    """

  @Test func linesAreNumberedAndCaretsStandUnderTheRange() {
    #expect(
      page([ExampleFile("a.yaml", "a: 1\nb: «2»\nc: [«3», 4, «\"é»\"]\n")])
        == head + """
              a.yaml
              1 | a: 1
              2 | b: 2
                |    ^
              3 | c: [3, 4, "é"]
                |     ^     ^^

          On one line: # mlgate: ignore[some-fault] reason

          """)
  }

  @Test func aRangeOverLinesIsMarkedToTheEndOfItsFirst() {
    #expect(
      page([ExampleFile("a.yaml", "a: «[1,\n  2]»\n")], subject: .files)
        == head + """
              a.yaml
              1 | a: [1,
                |    ^^^
              2 |   2]

          """)
  }

  @Test func whatIsNoTextIsSaid() {
    #expect(
      page(
        [
          ExampleFile("«w.pth»", .size(10_000_001)), ExampleFile("l", .symbolicLink(target: "w")),
          ExampleFile("s", .submodule), ExampleFile("x.sh", .executable("true\n")),
          ExampleFile("e", ""),
        ], subject: .files)
        == head + """
              w.pth  (10,000,001 bytes)
              ^^^^^

              l  (symbolic link to w)

              s  (submodule)

              x.sh  (executable)
              1 | true

              e  (empty)
              1 |

          """)
  }

  @Test func whatIsHiddenIsVisible() {
    #expect(
      page(
        [ExampleFile("a\u{200B}", .text(ByteString([0x61, 0x0D, 0x0A, 0xFF, 0x09, 0x62])))],
        subject: .files)
        == head + """
              a\\u{200B}
              1 | a\\r
              2 | \\xFF\\tb

          """)
  }
}
