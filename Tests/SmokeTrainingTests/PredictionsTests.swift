import ByteText
import IrisPipeline
import SmokeTraining
import Testing

@Suite struct PredictionsTests {
  private static func csv(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func columnsMayStandInAnyOrder() throws {
    let text = """
      probability,note,predicted,row,label
      0.25,"a, b",1,7,0
      1,,"say ""x""\u{20}",r 2,é\r
      1e-3,,,"a
      b",
      """
    let rows = try Predictions(csv: Self.csv(text)).rows
    #expect(
      rows == [
        Prediction(id: "7", label: "0", predicted: "1", probability: 0.25),
        Prediction(id: "r 2", label: "é", predicted: "say \"x\" ", probability: 1),
        Prediction(id: "a\nb", label: "", predicted: "", probability: 0.001),
      ])
    #expect(rows.map(\.isRight) == [false, false, true])
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    let predictions = Predictions(rows: [
      Prediction(id: "1", label: "setosa", predicted: "setosa", probability: 0.1 + 0.2),
      Prediction(
        id: "a,\"b\"\r\n", label: " x ", predicted: "\t", probability: .leastNonzeroMagnitude),
      Prediction(id: "", label: "é", predicted: "", probability: 1),
    ])
    let expected = """
      row,label,predicted,probability
      1,setosa,setosa,0.30000000000000004
      "a,""b""\r\n", x ,\t,5e-324
      ,é,,1.0

      """
    #expect(String(decoding: predictions.csv, as: UTF8.self) == expected)
    #expect(try Predictions(csv: predictions.csv) == predictions)
  }

  @Test(arguments: [
    ("", "1:1: the file is empty; it needs a header and rows"),
    ("row,label,predicted,probability\n", "1:1: the file has a header but no rows"),
    (
      "row,label,predicted\n1,a,a\n",
      "1:1: the column 'probability' is missing; a predictions file has the columns row, label, "
        + "predicted, probability"
    ),
    (
      "row,label,predicted,probability,label\n",
      "1:33: the column 'label' is there twice; rename one"
    ),
    (
      "row,label,predicted,probability\n1,a,a\n",
      "2:5: the row has 3 fields where the header has 4"
    ),
    (
      "row,label,predicted,probability\n1,a,a,0.5,x\n",
      "2:11: the row has 5 fields where the header has 4"
    ),
    (
      "row,label,predicted,probability\n1,é,a,1.5\n",
      "2:7: the probability '1.5' is not a number from 0 to 1"
    ),
    (
      "row,label,predicted,probability\n1,a,a,nan\n",
      "2:7: the probability 'nan' is not a number from 0 to 1"
    ),
    (
      "row,label,predicted,probability\n1,a,a,\n",
      "2:7: the probability '' is not a number from 0 to 1"
    ),
    (
      "row,label,predicted,probability\n1,a,a,1\n2,a,a,1\n1,b,b,1\n",
      "4:1: the row '1' is on line 2 already; give each row an id of its own"
    ),
    ("row,label,predicted,probability\n1,\"a,a,1\n", "2:3: the quotation mark is never closed"),
    (
      "row,label,predicted,probability\n1,\"a\"b,a,1\n",
      "2:6: there is text after the closing quotation mark"
    ),
  ])
  func faultsNameTheirPlace(text: String, message: String) {
    #expect { try Predictions(csv: Self.csv(text)) } throws: { "\($0)" == message }
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    let bytes = Self.csv("row,label,predicted,probability\n1,é,") + [0xE9] + Self.csv(",1\n")
    #expect {
      try Predictions(csv: bytes)
    } throws: {
      "\($0)" == "2:5: byte 0xE9 is not UTF-8; save the file as UTF-8"
    }
  }

  @Test func aFileIsReadAsMetricsFilesAre() throws {
    let folder = try ScratchFolder()
    let file = MetricsFile(path: folder.path("p.csv"))
    try folder.write("row,label,predicted,probability\n1,a,b,0.25\n", to: "p.csv")
    let row = Prediction(id: "1", label: "a", predicted: "b", probability: 0.25)
    #expect(try file.readPredictions().rows == [row])
    let start = file.commandStart()
    #expect(throws: MetricsFileFault.notWritten(file.path)) {
      try file.readPredictions(startedAt: start)
    }
    try folder.write("row,label,predicted,probability\n1,a,b,2\n", to: "p.csv")
    #expect {
      try file.readPredictions(startedAt: start)
    } throws: {
      folder.relative("\($0)") == "p.csv:2:7: the probability '2' is not a number from 0 to 1"
    }
  }

  @Test func aClassifierGivesThePredictionsOfItsTestRows() throws {
    let data = try LabelledData(IrisDataSet.table)
    let split = try TrainTestSplit(rows: data.rowCount, test: .fraction(0.2), seed: 42)
    let classifier = try LogisticRegression.training(on: data.selecting(rows: split.train))
      .classifier
    let predictions = Predictions(
      of: classifier, on: data.selecting(rows: split.test), ids: split.test)
    #expect(predictions.rows.map(\.id) == split.test.map { ByteString($0.description) })
    #expect(predictions.rows.count { $0.isRight } == 30)
    let losses = predictions.rows.map { LogLoss.ofProbability($0.probability) }
    #expect(abs(losses.reduce(0, +) / 30 - 0.111288730364189) <= 1e-15)
    #expect(try Predictions(csv: predictions.csv) == predictions)
  }

  @Test func crossValidationGivesPredictionsOfAllRows() throws {
    let data = try LabelledData(IrisDataSet.table)
    let testRows = try StratifiedKFold(folds: 5).testRows(stratifying: data.labels)
    let outcomes = try CrossValidation(of: data, testRows: testRows).outcomes
    let predictions = Predictions(of: outcomes, classes: data.classes, ids: Array(0..<150))
    #expect(predictions.rows.count { $0.isRight } == 146)
    #expect(
      predictions.rows[149].label == "2"
        && predictions.rows[149].probability
          == outcomes[149].probability
    )
    #expect(try PairedComparison(of: predictions, against: predictions).verdict == .noWorse)
  }
}
