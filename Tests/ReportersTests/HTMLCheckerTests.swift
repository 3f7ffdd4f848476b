import Testing

@testable import Reporters

/// A page that is not exactly of our grammar never leaves.
@Suite struct HTMLCheckerTests {
  private static let start =
    "\(HTMLWriter.prologue)<title>t</title>\n<style>\n\(HTMLStyle.text)</style>\n</head>\n<body>\n"

  private func problem(_ body: String, start: String = start, end: String = "</body>\n</html>\n")
    -> String?
  {
    do {
      try HTMLReporter().reparse(Array((start + body + end).utf8))
      return nil
    } catch {
      return error.problem
    }
  }

  @Test(
    arguments: [
      ("<h1 id=\"a\">x &#60;y</h1>\n<p class=\"quiet\">a<br>b</p>\n<a href=\"#a\">c</a>\n", nil),
      ("<h1>x</h1>\n<h2>x</h2>\n<h3>x</h3>\n<h2>x</h2>\n", nil),
      ("", "no heading"), ("<h1>x</h1>\n<h3>x</h3>\n", "heading out of order"),
      ("<h1>x</h1>\n<h1>x</h1>\n", "heading out of order"),
      ("<h2>x</h2>\n", "heading out of order"),
      ("<h1>x</h1>\n<script></script>\n", "unknown element"),
      ("<h1>x</h1>\n<!-- x -->\n", "unknown element"),
      ("<h1>x</h1>\n<H2>x</H2>\n", "unknown element"), ("<h1>x</h1>\n<img>\n", "unknown element"),
      ("<h1 onclick=\"a\">x</h1>\n", "unknown attribute"),
      ("<h1 style=\"a\">x</h1>\n", "unknown attribute"),
      ("<h1 href=\"#a\">x</h1>\n", "unknown attribute"),
      ("<h1 id=\"a\" id=\"b\">x</h1>\n", "unknown attribute"),
      ("<h1 id=a>x</h1>\n", "expected a quoted value"),
      ("<h1  id=\"a\">x</h1>\n", "unknown attribute"),
      ("<h1/>\n", "expected '>'"), ("<h1>x</p>\n", "end tag of another element"),
      ("<h1><p>x</h1></p>\n", "end tag of another element"),
      ("<h1>x", "end tag of another element"),
      ("<h1>a & b</h1>\n", "character without a reference"),
      ("<h1>a > b</h1>\n", "character without a reference"),
      ("<h1>&lt;</h1>\n", "character without a reference"),
      ("<h1>\u{E9}</h1>\n", "character without a reference"),
      ("<h1>a\u{1B}</h1>\n", "character without a reference"),
      ("<h1>&#27;</h1>\n", "foreign reference"),
      ("<h1>&#60</h1>\n", "foreign reference"), ("<h1>&#8238;</h1>\n", "foreign reference"),
      ("<h1>&#55296;</h1>\n", "foreign reference"),
      ("<h1>&#99999999999999999999;</h1>\n", "foreign reference"),
      ("<h1>a\nb</h1>\n", "text on a line of its own"),
      ("<h1>x</h1>\n<a href=\"https:\">x</a>\n", "foreign value"),
      ("<h1>x</h1>\n<a href=\"#a b\">x</a>\n", "foreign value"),
      ("<h1>x</h1>\n<a href=\"#b\">x</a>\n", "reference to no element"),
      ("<h1 id=\"a\">x</h1>\n<h2 id=\"a\">x</h2>\n", "id given twice"),
      ("<h1 class=\"\">x</h1>\n", "foreign value"),
      ("<h1>x</h1>\n<div role=\"button\"></div>\n", "foreign value"),
      ("<h1>x</h1>\n<div tabindex=\"1\"></div>\n", "foreign value"),
      ("<h1>x</h1>\n<style>\na</style>\n", "foreign style"),
      ("<h1>x</h1>\n<svg width=\"1e\"></svg>\n", "foreign value"),
    ] as [(String, String?)])
  func bodies(body: String, expected: String?) {
    #expect(problem(body) == expected)
  }

  @Test func documents() {
    #expect(problem("<h1>x</h1>\n", start: "<!DOCTYPE html>\n<body>\n") == "expected the prologue")
    #expect(problem("<h1>x</h1>\n", end: "</body>\n</html>\nx") == "text after the document")
    #expect(problem("<h1>x</h1>\n", end: "</body>\n</html>") == "text after the document")
    #expect(problem("<h1>x</h1>\n", end: "</body>\n") == "text on a line of its own")
    #expect(problem("<h1>x</h1>\n", end: "<p>x") == "text without end")
    let foreign = Self.start.replacingOccurrence(of: "--page: #ffffff", with: "--page: #fffffe")
    #expect(problem("<h1>x</h1>\n", start: foreign) == "foreign style")
  }
}

extension String {
  fileprivate func replacingOccurrence(of text: String, with other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
