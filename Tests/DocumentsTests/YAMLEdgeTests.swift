import ByteText
import Documents
import Findings
import Testing

/// Corners of the text layer: line breaks, marks, limits. Positions are ours: a line ends at LF, CR LF
/// or CR, whatever libyaml thinks.
@Suite struct YAMLEdgeTests {
  private func parse(_ text: String) -> ParsedFile {
    ParsedFile(path: "a.yaml", bytes: Array(text.utf8), format: .yaml)
  }

  private func position(of key: ByteString, in text: String) -> SourcePosition? {
    parse(text).document?.root?.entry(for: key)?.key.location.range?.start
  }

  @Test(arguments: [
    ("a: 1\nb: 2\n", 2, 1),
    ("a: 1\r\nb: 2\r\n", 2, 1),
    ("a: 1\rb: 2\r", 2, 1),
    ("\u{FEFF}a: 1\nb: 2\n", 2, 1),
    ("a: 1\u{85}b: 2\n", 1, 6),
    ("a: 1\u{2028}b: 2\n", 1, 6),
    ("a: 1\u{2029}b: 2\n", 1, 6),
    ("# é漢🚀\n{a: é漢🚀, b: 2}\n", 2, 10),
  ])
  func positionsFollowOurLines(text: String, line: Int, column: Int) {
    #expect(position(of: "b", in: text) == SourcePosition(line: line, column: column))
  }

  @Test(arguments: ["", "\n", "# only\n", "---\n", "---\n...\n", "%YAML 1.1\n---\n"])
  func emptyDocumentsAreNoFault(_ text: String) {
    let file = parse(text)
    #expect(file.faults == [])
    #expect(file.document?.root?.isNull != false)
  }

  @Test func scalarsKeepTheirWholeExtent() throws {
    let root = try #require(
      parse("a: one\n  two # c\nb: |\n  x\n  y\n\n# c\nc: &n !!str 1\nd: *n\n? e\n: 'f'\n")
        .document?.root)
    #expect(root["a"]?.text == "one two")
    #expect(root["a"]?.byteRange == 3..<12)
    #expect(root["b"]?.text == "x\ny\n")
    #expect(root["b"]?.byteRange == 20..<29)
    #expect(root["c"]?.byteRange == 38..<48)
    #expect(root["d"]?.byteRange == 52..<54)
    #expect(root["d"]?.text == "1")
    #expect(root["d"]?.yaml11 == .string)
    #expect(root["e"]?.text == "f")
  }

  @Test func aKeyMayBeNothing() {
    #expect(parse("?\n: g\n").document?.root?[""]?.text == "g")
  }

  @Test func bothPlacesOfAProblemAreKnown() {
    #expect(
      parse("a: b\nlist: [1,\n  {2: 3\n").faults == [
        SyntaxFault(
          .invalidYAML(
            problem: "did not find expected ',' or '}'", context: "while parsing a flow mapping",
            contextRange: 17..<18), at: 23..<23)
      ])
  }

  @Test(arguments: [
    (String(repeating: "[", count: 200_000), "nested more than 64 levels deep"),
    (String(repeating: "- ", count: 200_000), "nested more than 64 levels deep"),
    (String(repeating: "- a\n", count: 100_000), "more than 100000 nodes"),
    ((0..<400_000).map { "\($0): 1\n" }.joined(), "more than 100000 nodes"),
    ("a: &a 1\nb: [" + String(repeating: "*a, ", count: 101) + "]\n", "more than 100 aliases"),
    (
      "a: " + String(repeating: "x", count: (1 << 20) + 1),
      "a scalar of 1048577 bytes, more than 1048576"
    ),
    ("? " + String(repeating: "x", count: 1_025) + "\n", "a key of 1025 bytes, more than 1024"),
  ])
  func limitsHold(text: String, problem: String) {
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      #expect(parse(text).faults.map(\.kind) == [.tooLarge(problem: problem)])
    }
    // Without its limit the first takes minutes; a debug build on a busy machine takes a second or two.
    #expect(elapsed < .seconds(10))
  }

  @Test func fourMebibytesOfOneLineJSONAreRead() {
    let element = "{\"k\":\"" + String(repeating: "x", count: 400) + "\"},"
    let text = "[" + String(repeating: element, count: 10_000) + "0]"
    let file = ParsedFile(path: "a.json", bytes: Array(text.utf8), format: .json)
    #expect(file.faults == [])
    #expect(file.document?.root?.elements.count == 10_001)
    #expect(
      file.document?.root?.elements.last?.location.range?.start
        == SourcePosition(line: 1, column: text.utf8.count - 1))
  }

  @Test(
    arguments: [
      ("a: 1\n'a': 2\n", [5..<8]),
      ("1: a\n'1': b\n", []),
      ("yes: a\ntrue: b\n", [7..<11]),
      ("~: a\nnull: b\n", [5..<9]),
      ("1: a\n1.0: b\n", [5..<8]),
      ("a: &x k\n*x : 1\nk: 2\n", [15..<16]),
      ("{a: {b: 1, b: 2}, a: 3}\n", [11..<12, 18..<19]),
    ] as [(String, [ByteRange])])
  func keysAreComparedAsPythonDoes(text: String, ranges: [ByteRange]) {
    let file = parse(text)
    #expect(file.faults.map(\.range) == ranges)
    #expect(file.document != nil)
  }
}
