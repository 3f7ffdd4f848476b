import IrisPipeline
import Testing

@Suite struct CSVTests {
  /// What `read_csv` followed by `to_csv(index=False)` of pandas 3.1 makes of a file.
  @Test(arguments: [
    ("a,y\n5.10,0\n3,1\n", "a,y\n5.1,0\n3.0,1\n"),
    ("a,y\n007,+1\n-2,0\n", "a,y\n7,1\n-2,0\n"),
    ("a,y\n1e5,0\n.5,0\n2.,0\n", "a,y\n100000.0,0\n0.5,0\n2.0,0\n"),
    ("a,y\n1e-05,0\n0.0001,0\n1e16,1\n", "a,y\n1e-05,0\n0.0001,0\n1e+16,1\n"),
    ("a,y\n9007199254740993.0,x\n", "a,y\n9007199254740992.0,x\n"),
    ("a,y\n 1.5 ,b\n", "a,y\n1.5,b\n"),
    ("a,y\n1.5,1.50\n", "a,y\n1.5,1.5\n"),
    ("\u{FEFF}a,y\r\n1,b\r\n\r\n2,c", "a,y\n1,b\n2,c\n"),
    ("\"a, cm\",y\n1,\"say \"\"hi\"\"\"\n", "\"a, cm\",y\n1,\"say \"\"hi\"\"\"\n"),
    ("a,y\n1,\"two\nlines\"\n", "a,y\n1,\"two\nlines\"\n"),
    ("é,y\n1,漢\n", "é,y\n1,漢\n"),
  ])
  func readAndWritten(text: String, written: String) throws {
    let table = try CSVTable(bytes: Array(text.utf8))
    #expect(String(decoding: table.bytes, as: UTF8.self) == written)
  }

  @Test func rowsAreSelectedInTheGivenOrder() throws {
    let table = try CSVTable(bytes: Array("a,y\n1.5,p\n2.5,q\n3.5,p\n".utf8))
    let text = String(decoding: table.selecting(rows: [2, 0]).bytes, as: UTF8.self)
    #expect(text == "a,y\n3.5,p\n1.5,p\n")
  }

  @Test(
    arguments: [
      ("", CSVFault.Kind.empty, 1, 1, nil),
      ("\n\n", .empty, 1, 1, nil),
      ("a,y\n", .noRows, 1, 1, nil),
      ("y\n1\n", .tooFewColumns, 1, 1, "y"),
      ("a,,y\n1,2,3\n", .unnamedColumn, 1, 3, ""),
      ("a,é,a\n1,2,3\n", .repeatedColumn, 1, 5, "a"),
      ("a,y\n1,0\n1,2,3\n", .fieldCount(expected: 2, found: 3), 3, 5, nil),
      ("a,b,y\n1,2,0\n11,2\n", .fieldCount(expected: 3, found: 2), 3, 4, nil),
      ("a,y\n\"1,0\n", .unclosedQuote, 2, 1, nil),
      ("a,y\n\"1\"2,0\n", .textAfterQuote, 2, 4, nil),
      ("a,y\n1,0\n,1\n", .missingValue, 3, 1, ""),
      ("a,y\n1,0\n2,NA\n", .missingValue, 3, 3, "NA"),
      ("a,y\nnan,0\n", .missingValue, 2, 1, "nan"),
      ("a,b,y\n1,2,0\n1,zwei,0\n", .notANumber, 3, 3, "zwei"),
      ("a,y\n0x1p3,0\n", .notANumber, 2, 1, "0x1p3"),
      ("a,y\ninf,0\n", .notANumber, 2, 1, "inf"),
      ("a,y\n1e400,0\n", .notFinite, 2, 1, "1e400"),
      ("a,y\n9223372036854775808,0\n", .integerTooLarge, 2, 1, "9223372036854775808"),
    ] as [(String, CSVFault.Kind, Int, Int, String?)])
  func fault(text: String, kind: CSVFault.Kind, line: Int, column: Int, field: String?) {
    let fault = #expect(throws: CSVFault.self) { try CSVTable(bytes: Array(text.utf8)) }
    #expect(fault?.kind == kind)
    #expect(fault?.line == line)
    #expect(fault?.column == column)
    #expect(fault?.field == field.map { Array($0.utf8) })
  }

  @Test func invalidUTF8IsFoundWhereItIs() {
    let bytes = Array("a,y\n1,é".utf8) + [0xFF, 0x0A]
    let fault = #expect(throws: CSVFault.self) { try CSVTable(bytes: bytes) }
    #expect(fault?.kind == .notUTF8)
    #expect(fault?.line == 2)
    #expect(fault?.column == 4)
  }

  @Test(arguments: GoldenPrimitives.all.floatText)
  func floatsAreWrittenAsPythonDoes(pair: [String]) throws {
    let value = try #require(Double(pair[0]))
    #expect(DecimalText.text(value) == pair[1])
  }
}
