import ByteText
import Reporters
import Testing

/// Tables whose headers and cells come from outside.
@Suite struct SheetTableTests {
  @Test func csv() {
    let table = SheetTable(
      ["id", "a,b"], [["exp-001", "0.1"], ["say \"hi\"", ""], ["a\r\nb", "30, 60"]])
    #expect(
      table.csv
        == "id,\"a,b\"\r\nexp-001,0.1\r\n\"say \"\"hi\"\"\",\r\na\\r\\nb,\"30, 60\"\r\n")
  }

  /// A spreadsheet runs what begins as a formula; a number is none, whatever its sign.
  @Test(
    arguments: [
      ("=1+2", "'=1+2"), ("+49 30", "'+49 30"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("＝1", "'＝1"),
      ("\t=1", "\\t=1"), ("\u{202E}=1", "\\u{202E}=1"), ("-0.014", "-0.014"), ("+12", "+12"),
      ("-1e-05", "-1e-05"), ("-", "'-"), ("-.5", "'-.5"), ("-1.", "'-1."), ("-1e", "'-1e"),
      ("1=1", "1=1"), ("", ""),
    ] as [(ByteString, String)])
  func noFieldIsAFormula(_ value: ByteString, _ field: String) {
    #expect(SheetTable([value], []).csv == field + "\r\n")
  }

  /// Headers are no safer than cells.
  @Test func headersAreEncoded() {
    let table = SheetTable(["a|b", "\u{1B}[31m"], [["x", "y"]])
    #expect(table.text == "a|b    \\u{1B}[31m\nx      y\n")
    #expect(
      table.markdown == """
        | a&#124;b   | &#92;u{1B}[31m   |
        |------------|------------------|
        | x          | y                |

        """)
  }
}
