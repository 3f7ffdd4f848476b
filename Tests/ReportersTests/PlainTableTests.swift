import ByteText
import Reporters
import Testing

/// Expected tables by tabulate 0.10.0, where it escapes nothing.
@Suite struct PlainTableTests {
  @Test func text() {
    let table = PlainTable(
      ["Path", "Metric"], [["a", "  b "], ["xxxxxxxxxxxx", "c"], ["é", ""], ["漢字", "d"]])
    #expect(
      table.text == """
        Path          Metric
        a             b
        xxxxxxxxxxxx  c
        é
        漢字          d

        """)
  }

  @Test func markdown() {
    let table = PlainTable(["Path", "Metric"], [["a", "b|c"], ["éééééééééééé", ""]])
    #expect(
      table.markdown == """
        | Path         | Metric   |
        |--------------|----------|
        | a            | b&#124;c |
        | éééééééééééé |          |

        """)
  }

  @Test func withoutRows() {
    let table = PlainTable(["Path", "Metric", "HEAD"], [])
    #expect(table.text == "Path    Metric    HEAD\n")
    #expect(table.markdown == "| Path   | Metric   | HEAD   |\n|--------|----------|--------|\n")
  }

  /// Nothing acts on a terminal, and a row stays a row.
  @Test func hiddenCharacters() {
    let table = PlainTable(["A"], [["\u{1B}[31m\nb"]])
    #expect(table.text == "A\n\\u{1B}[31m\\nb\n")
  }

  /// Headers are names of branches and metrics: they hold no markup either.
  @Test func headers() {
    let table = PlainTable(["HEAD~1", "a|<b>", "\u{1B}[31m"], [["1", "2", "3"]])
    #expect(table.text == "HEAD~1    a|<b>    \\u{1B}[31m\n1         2        3\n")
    #expect(
      table.markdown == """
        | HEAD~1   | a&#124;&#60;b&#62;   | &#92;u{1B}[31m   |
        |----------|----------------------|------------------|
        | 1        | 2                    | 3                |

        """)
  }
}
