import Testing

@testable import Reporters

@Suite struct XMLTests {
  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;\"'"), ("]]>", "]]&gt;"), ("\u{1B}\u{0}\r", "\\u{1B}\\u{0}\\r"),
    ("a\n\tb", "a\n\tb"), ("\u{FFFE}\u{FFFF}\u{85}\u{202E}", "\\u{FFFE}\\u{FFFF}\\u{85}\\u{202E}"),
    ("<![CDATA[x]]>", "&lt;![CDATA[x]]&gt;"), ("&amp;", "&amp;amp;"), ("é😀", "é😀"),
  ])
  func text(value: String, encoded: String) {
    var bytes: [UInt8] = []
    XMLEncoder.append(value, as: .text, to: &bytes)
    #expect(bytes.text == encoded)
  }

  @Test(arguments: [
    ("a\"b'", "a&quot;b'"), ("a\nb\tc", "a&#10;b&#9;c"), ("<&>", "&lt;&amp;&gt;"),
    ("\u{1B}", "\\u{1B}"),
  ])
  func attribute(value: String, encoded: String) {
    var bytes: [UInt8] = []
    XMLEncoder.append(value, as: .attribute, to: &bytes)
    #expect(bytes.text == encoded)
  }

  @Test func longTextIsCutBetweenCharacters() {
    var bytes: [UInt8] = []
    XMLEncoder.append(String(repeating: "漢", count: 30_000), as: .text, to: &bytes)
    let kept = String(repeating: "漢", count: 21_846)
    #expect(bytes.text == kept + "… (24462 more bytes)")
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  @Test(arguments: ["<a/>\n", "<a>\n<b c=\"&#10;\" d=\"\">&lt;x&amp;</b>\n</a>\n"])
  func soundXMLPasses(text: String) throws {
    try XMLChecker.check(Array((Self.declaration + text).utf8))
  }

  @Test(arguments: [
    "", "x", "<a>", "<a></b>", "<a b=1/>", "<a b=\"<\"/>", "<a b=\"1\" b=\"2\"/>", "<a>]]></a>",
    "<a>&nbsp;</a>", "<a>\u{1B}</a>", "<a>\u{FFFE}</a>", "<a/><b/>", "<a b=\"1/>", "<a/>",
    "<a>&#27;</a>",
  ])
  func brokenXMLIsCaught(text: String) {
    #expect(throws: MalformedOutput.self) {
      try XMLChecker.check(Array((Self.declaration + text + (text == "<a/>" ? "" : "\n")).utf8))
    }
  }
}
