import ByteText
import Documents
import Findings
import Testing

@Suite struct YAMLTreeTests {
  private func parse(_ text: String) -> ParsedFile {
    ParsedFile(path: "a.yaml", bytes: Array(text.utf8), format: .yaml)
  }

  @Test func everyValueHasItsPlace() throws {
    let file = parse("a: 1\nlist:\n  - é: \"x y\"\n  - {k: v}\n")
    let root = try #require(file.document?.root)
    let value = try #require(root["list"]?.elements[0]["é"])
    #expect(value.text == "x y")
    #expect(
      value.location.range
        == SourceRange(
          start: SourcePosition(line: 3, column: 8), end: SourcePosition(line: 3, column: 13)))
    let flow = try #require(root["list"]?.elements[1])
    #expect(flow.byteRange == 29..<35)
  }

  @Test func aliasesAndMergesAreFollowed() throws {
    let file = parse("base: &b {lr: 0.1, seed: 1}\nrun:\n  <<: *b\n  seed: 2\n")
    let run = try #require(file.document?.root?["run"])
    #expect(run["lr"]?.number?.value == 0.1)
    #expect(run["seed"]?.number?.value == 2)
  }

  @Test func aliasBombIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let file = parse(text)
    #expect(file.document == nil)
    #expect(
      file.faults.map(\.kind) == [
        .tooLarge(problem: "more than 100000 nodes once aliases are expanded")
      ])
  }

  @Test func aliasInsideItsAnchorIsRefused() {
    let file = parse("&a [*a]\n")
    #expect(
      file.faults == [
        SyntaxFault(
          .invalidYAML(
            problem: "alias 'a' stands inside what it names", context: nil, contextRange: nil),
          at: 4..<6)
      ])
  }
}
