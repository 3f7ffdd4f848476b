import ByteText
import Testing

@testable import Reporters

/// What is malformed never leaves: each format's reader refuses it, and says where.
@Suite struct OutputCheckerTests {
  private func offset(_ text: String, _ reporter: any Reporter) -> Int? {
    do {
      try reporter.reparse(Array(text.utf8))
      return nil
    } catch {
      return error.offset
    }
  }

  @Test(
    arguments: [
      ("::error file=a,line=1::m\n", nil), ("", nil), ("::notice::\n", nil),
      ("::error ::m\n", nil), ("::error::m", 0), ("error\n", 0), ("::error\n", 0),
      ("::set-output name=a::b\n", 0), ("::error::m ##[add-mask]x\n", 0), ("::error::a\rb\n", 0),
      ("::error file=::m\n", 8), ("::error path=a::m\n", 8), ("::error::a\n::debug::b\n", 11),
    ] as [(String, Int?)])
  func annotations(text: String, expected: Int?) {
    #expect(offset(text, GitHubReporter()) == expected)
  }

  @Test(
    arguments: [
      ("::stop-commands::t\n::error::x\n::t::\n::error::y\n", nil),
      ("::stop-commands::t\nx\n::t::\n", nil), ("::stop-commands::t\nx\n", 18),
      ("::stop-commands::t\nx\n::t::\n::debug::y\n", 27),
    ] as [(String, Int?)])
  func log(text: String, expected: Int?) {
    #expect(offset(text, WorkflowLogReporter(text: TextReporter())) == expected)
  }

  @Test(
    arguments: [
      ("a\n", nil), ("| a |\n| --- |\n| b |\n", nil), ("| a | b |\n| c |\n", 10), ("| a\n", 0),
      ("| a |\n\n| b | c |\n", nil), ("<code>x</code><br>\n", nil), ("<b>\n", 0), ("x [a]\n", 2),
      ("@a\n", 0), ("a\\b\n", 1), ("a\tb\n", 1), ("![a]\n", 0), ("a", 0),
      ("<!-- mlgate:comment -->\n", nil), ("a\n<!-- mlgate:comment -->\n", 2),
    ] as [(String, Int?)])
  func markdown(text: String, expected: Int?) {
    #expect(offset(text, MarkdownReporter.comment) == expected)
  }

  private static let family = "# HELP a b\n# TYPE a gauge\n"

  @Test(
    arguments: [
      ("# EOF\n", nil), (family + "a 1\n# EOF\n", nil), (family + "a NaN\n# EOF\n", nil),
      (family + "a{b=\"c\\\\\"} -2.5e-08\n# EOF\n", nil), (family + "a 1\n", 30),
      (family + "a 1\na 1\n# EOF\n", 31), (family + "b 1\n# EOF\n", 27),
      (family + "a x\n# EOF\n", 28),
      (family + "a{b=\"#\"} 1\n# EOF\n", 31), (family + "a{b=\"\\n\"} 1\n# EOF\n", 31),
      (family + "a{b=\"1\",b=\"2\"} 1\n# EOF\n", 35),
      (family + "a 1\n" + family + "a 2\n# EOF\n", 38),
      ("# HELP a \"b\"\n# TYPE a gauge\na 1\n# EOF\n", 9), ("# EOF\nx", 6),
    ] as [(String, Int?)])
  func metrics(text: String, expected: Int?) {
    #expect(offset(text, OpenMetricsReporter()) == expected)
  }

  @Test(
    arguments: [
      ("TAP version 14\n1..1\nok 1 - a\n", nil), ("TAP version 14\n1..0 # SKIP\n# x\n", nil),
      ("TAP version 13\n1..0\n# x\n", 0), ("TAP version 14\n1..2\nok 1 - a\n", 29),
      ("TAP version 14\n1..1\nok 2 - a\n", 20), ("TAP version 14\n1..1\nnot ok 1 - a\n  ---\n", 39),
      ("TAP version 14\n1..1\nnot ok 1 - a\n  ---\n  message: x\n  ...\n", 1),
      (
        "TAP version 14\n1..1\nnot ok 1 - a\n  ---\n  message: \"x\"\n  f:\n    - a: 1\n  ...\n",
        nil
      ),
      ("TAP version 14\n1..1\nBail out!\n", 20), ("TAP version 14\n1..1\nok 1 - a", 28),
    ] as [(String, Int?)])
  func tap(text: String, expected: Int?) {
    #expect(offset(text, TAPReporter()) == expected)
  }

  @Test(
    arguments: [
      (
        "verdict=failed\nerrors=1\nwarnings=0\nunverified=0\nskipped=0\nmended=0\nchecked-files=2\n",
        nil
      ),
      ("verdict=failed\n", 0), ("", 0),
      (
        "verdict=a b\nerrors=1\nwarnings=0\nunverified=0\nskipped=0\nmended=0\nchecked-files=2\n", 0
      ),
    ] as [(String, Int?)])
  func outputs(text: String, expected: Int?) {
    #expect(offset(text, StepOutputs()) == expected)
  }
}
