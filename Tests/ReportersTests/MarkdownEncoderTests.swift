import ByteText
import Testing

@testable import Reporters

@Suite struct MarkdownEncoderTests {
  @Test(
    arguments: [
      ("0.848", "0.848"), ("2024-01-17", "2024-01-17"), ("-1e-5", "-1e-5"),
      ("exp-001", "`exp-001`"),
      ("iris v2 (raw)", "`iris v2 (raw)`"), ("www.example.com", "`www.example.com`"),
      (" a", "<code> a</code>"), ("", "<code></code>"), ("a|b", "<code>a&#124;b</code>"),
      ("a|\u{301}b", "<code>a&#124;\u{301}b</code>"), ("`a`", "<code>&#96;a&#96;</code>"),
      ("@a #1 www.b.c v1.0", "<code>&#64;a &#35;1 www&#46;b&#46;c v1.0</code>"),
      ("a\r\n# b", "<code>a\u{FFFD}\u{FFFD}&#35; b</code>"),
      ("\u{202E}é", "<code>\u{FFFD}é</code>"),
      ("<!-- -->", "<code>&#60;&#33;&#45;&#45; &#45;&#45;&#62;</code>"), ("-", "`-`"), ("e", "`e`"),
      ("--1", "--1"),
    ] as [(ByteString, String)])
  func values(value: ByteString, encoded: String) {
    #expect(MarkdownEncoder.value(value).unicodeScalars.elementsEqual(encoded.unicodeScalars))
  }

  /// As other tools write a table, but for what Markdown would read.
  @Test(
    arguments: [
      ("data/train_set-1.csv", "data/train_set-1.csv"), ("a -> b", "a -> b"),
      ("[1, 2.0]", "[1, 2.0]"),
      ("{'a': \"b\"}", "{'a': \"b\"}"), ("_a_ b__c", "&#95;a&#95; b&#95;&#95;c"),
      ("[a](https://b.c)", "[a&#93;(https&#58;//b.c)"), ("[a][b]", "[a&#93;[b]"),
      ("a|b", "a&#124;b"),
      ("www.b.c", "www&#46;b.c"),
      (
        "<b> @a #1 *x* `y` ~z~ $q$ \\n",
        "&#60;b&#62; &#64;a &#35;1 &#42;x&#42; &#96;y&#96; &#126;z&#126; &#36;q&#36; &#92;n"
      ),
      ("a&amp;b", "a&#38;amp;b"), ("é\u{202E}\n", "é&#92;u{202E}&#92;n"),
    ] as [(ByteString, String)])
  func cells(value: ByteString, encoded: String) {
    #expect(MarkdownEncoder.cell(value) == encoded)
  }

  @Test func invalidUTF8IsReplaced() {
    #expect(MarkdownEncoder.value(ByteString([0x63, 0xE9])) == "<code>c\u{FFFD}</code>")
  }

  @Test(
    arguments: [
      ("learning_rate", "Learning rate"), ("f1", "F1"), ("_x", "`_x`"),
      ("a@b", "<code>a&#64;b</code>"),
      ("a.b", "`a.b`"), ("", "<code></code>"),
    ] as [(ByteString, String)])
  func labels(name: ByteString, label: String) {
    #expect(MarkdownEncoder.label(name) == label)
  }

  @Test(
    arguments: [
      ("train.py", "train.py"), ("a b", "$'a b'"), ("-rf", "$'-rf'"), ("", "$''"),
      ("'; rm", "$'\\x27\\x3B rm'"), ("é\n", "$'\\xC3\\xA9\\x0A'"),
      ("$(x)`", "$'\\x24\\x28x\\x29\\x60'"),
    ] as [(ByteString, String)])
  func shellWords(word: ByteString, encoded: String) {
    #expect(MarkdownEncoder.shellWord(word) == encoded)
  }

  @Test(arguments: [
    (0.0125, 3, "0.013"), (87.1, 1, "87.1"), (-0.04, 1, "0.0"), (-2.34, 1, "-2.3"),
    (9.999, 2, "10.00"),
    (0.5, 0, "1"), (.nan, 3, "0.000"), (.infinity, 1, "0.0"), (-1e300, 1, "0.0"),
    (1e9, 3, "1000000000.000"),
  ])
  func fixedPointHasNoExponent(value: Double, digits: Int, text: String) {
    #expect(fixedPoint(value, digits: digits) == text)
  }
}
