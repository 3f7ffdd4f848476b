import ByteText
import Findings
import Foundation
import Testing

@testable import SmokeTraining

/// The metrics or the fault, in one line.
func readOutcome(_ file: String, _ format: MetricsFormat? = nil, in folder: ScratchFolder) -> String
{
  do {
    return describe(try MetricsFile(path: folder.path(file), format: format).read())
  } catch {
    return folder.relative("\(error)")
  }
}

func describe(_ metrics: MeasuredMetrics) -> String {
  let values = metrics.values.map { "\($0.name)=\($0.value)" }
  let others = metrics.notNumbers.map {
    "[\($0.position.line):\($0.position.column) \($0)]"
  }
  return (values + others).joined(separator: " ")
}

@Suite struct MetricsFileTests {
  private func outcome(_ text: String, as name: String) throws -> String {
    let folder = try ScratchFolder()
    try folder.write(text, to: name)
    return readOutcome(name, in: folder)
  }

  @Test(arguments: [
    (#"{"accuracy": 0.9}"#, "accuracy=0.9"),
    (
      #"{"test": {"accuracy": 1, "f1": {"macro": 0.5}}, "loss": -1e-3}"#,
      "test.accuracy=1.0 test.f1.macro=0.5 loss=-0.001"
    ),
    (
      #"{"a": NaN, "b": Infinity, "c":-Infinity, "d": [NaN, 1], "e": 1}"#,
      "a=nan b=inf c=-inf e=1.0 [1:47 'd' is a list, not a number]"
    ),
    (
      #"{"a": 1e400, "b": -1e400, "c": "nan", "d": "-Infinity", "e": ".inf", "f": "1e400"}"#,
      "a=inf b=-inf c=nan d=-inf e=inf f=inf"
    ),
    (
      #"{"NaN": "a NaN, \" NaN", "b": NaN}"#,
      #"b=nan [1:9 'NaN' is text, not a number: 'a NaN, " NaN']"#
    ),
    (
      #"{"a": true, "b": "0.9", "c": null, "é": "é", "f": 1e-400}"#,
      "f=0.0 [1:7 'a' is true, not a number] [1:18 'b' is text, not a number: '0.9'] "
        + "[1:30 'c' is null, not a number] [1:41 'é' is text, not a number: 'é']"
    ),
    (
      #"{"a": "0.9"}"#,
      "'m.json' holds no number; at 1:7 'a' is text, not a number: '0.9'"
    ),
    (#"{}"#, "'m.json' holds no number"),
    (#"[1, 2]"#, "m.json:1:1: the file must hold a mapping of names to numbers"),
    (#"0.9"#, "m.json:1:1: the file must hold a mapping of names to numbers"),
    (#""#, "m.json:1:1: not JSON: the file is empty"),
    (
      "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}",
      "m.json:3:2: the metric 'a' is there twice, first at 1:2"
    ),
    (
      #"{"a": {"b": 1}, "a.b": 2}"#,
      "m.json:1:24: the metric 'a.b' is there twice, first at 1:13"
    ),
    (#"{"a": NaN, b: 1}"#, "m.json:1:12: not JSON: expected a key in double quotes, found 'b'"),
    (#"{"a": 1, NaN: 1}"#, "m.json:1:10: not JSON: expected a key in double quotes, found 'N'"),
    (#"{"a": 1, NaN}"#, "m.json:1:10: not JSON: expected a key in double quotes, found 'N'"),
    (
      #"[{"a": [1, NaN], "b": NaN}, NaN]"#,
      "m.json:1:1: the file must hold a mapping of names to numbers"
    ),
    (#"{"a": nan}"#, "m.json:1:7: not JSON: expected a value, found 'n'"),
    (#"{"a": +Infinity}"#, "m.json:1:7: not JSON: expected a value, found '+'"),
    (#"{"a": NaNs}"#, "m.json:1:7: not JSON: expected a value, found 'N'"),
    (#"{"a": NaN"#, "m.json:1:10: not JSON: the file ends where ',' or '}' should be"),
    (#"{"a": "NaN"#, "m.json:1:7: not JSON: the string that opens here is never closed"),
    (#"{"": 1}"#, "m.json:1:6: a metric without a name; give it one"),
  ])
  func json(text: String, expected: String) throws {
    #expect(try outcome(text, as: "m.json") == expected)
  }

  @Test(arguments: [
    ("accuracy: 0.9\nloss: 1e-3\n", "accuracy=0.9 loss=0.001"),
    (
      "test:\n  accuracy: 1\n  loss: {a: 2, b: .5}\n",
      "test.accuracy=1.0 test.loss.a=2.0 test.loss.b=0.5"
    ),
    (
      "a: .nan\nb: -.inf\nc: NaN\nd: inf\ne: 1e400\nf: 'nan'\ng: 1\n",
      "a=nan b=-inf c=nan d=inf e=inf f=nan g=1.0"
    ),
    (
      "a: '0.9'\nb: yes\nc: true\nd: ~\ne: [1]\nf: x\ng: 1\n",
      "g=1.0 [1:4 'a' is text, not a number: '0.9'] [2:4 'b' is text, not a number: 'yes'] "
        + "[3:4 'c' is true, not a number] [4:4 'd' is null, not a number] "
        + "[5:4 'e' is a list, not a number] [6:4 'f' is text, not a number: 'x']"
    ),
    ("a: &x {b: 1}\nc: *x\n", "a.b=1.0 c.b=1.0"),
    (
      "a: &x {b: 1}\nc:\n  <<: *x\n",
      "m.yaml:3:3: merge keys are not read here; write the values out"
    ),
    ("a: 1\nb: 2\na: 3\n", "m.yaml:3:1: the metric 'a' is there twice, first at 1:1"),
    ("a: 1\n---\nb: 2\n", "m.yaml:2:1: a second YAML document; the file must hold one"),
    ("a: [1\n", "m.yaml:2:1: not YAML: did not find expected ',' or ']'"),
    ("", "m.yaml:1:1: the file must hold a mapping of names to numbers"),
    ("0.9\n", "m.yaml:1:1: the file must hold a mapping of names to numbers"),
  ])
  func yaml(text: String, expected: String) throws {
    #expect(try outcome(text, as: "m.yaml") == expected)
  }

  @Test(arguments: [
    ("metric,value\naccuracy,0.9\nval loss,nan\n", "accuracy=0.9 val loss=nan"),
    ("value,unit,name\n0.9,,accuracy\n-inf,nats,loss\n", "accuracy=0.9 loss=-inf"),
    (
      "name,value\na,1\nb,\nc,high\n",
      "a=1.0 [3:3 'b' is text, not a number: ''] [4:3 'c' is text, not a number: 'high']"
    ),
    ("epoch,accuracy,loss\n0,0.5,1.5\n1,0.9,nan\n", "epoch=1.0 accuracy=0.9 loss=nan"),
    // Lightning's logger, with empty cells; Keras' with NA.
    (
      "epoch,step,train_loss,val_acc\n0,9,0.5,\n0,9,,0.8\n1,19,0.25,\n1,19,,0.9\n",
      "epoch=1.0 step=19.0 train_loss=0.25 val_acc=0.9"
    ),
    ("epoch,val_loss\n0,0.5\n1,NA\n", "epoch=1.0 val_loss=0.5"),
    (",a,b\n0,1,2\n", "a=1.0 b=2.0"),
    ("a,b\n1,\n2, \n", "a=2.0 [1:3 'b' is text, not a number: '']"),
    ("\"a \"\"x\"\"\",b\r\n\"1\",1e999\r\n", "a \"x\"=1.0 b=inf"),
    ("a,phase\n1,train\n", "a=1.0 [2:3 'phase' is text, not a number: 'train']"),
    ("a,b\n1\n", "m.csv:2:1: the row has 1 fields where the header has 2"),
    ("a,b,a\n1,2,3\n", "m.csv:1:5: the column 'a' is there twice; rename one"),
    ("metric,value\na,1\nb,2\na,3\n", "m.csv:4:3: the metric 'a' is there twice, first at 2:3"),
    ("metric,value\n,1\n", "m.csv:2:2: a metric without a name; give it one"),
    ("a,b\n", "m.csv:1:1: the file has a header but no rows"),
    ("", "m.csv:1:1: the file is empty; it needs a header and rows"),
    ("a\n\"1\n", "m.csv:2:1: the quotation mark is never closed"),
    ("phase\ntest\n", "'m.csv' holds no number; at 2:1 'phase' is text, not a number: 'test'"),
  ])
  func csv(text: String, expected: String) throws {
    #expect(try outcome(text, as: "m.csv") == expected)
  }

  @Test func oneByteThatIsNotUTF8IsNamed() throws {
    let folder = try ScratchFolder()
    let bytes: [UInt8] = Array("a\n1".utf8) + [0xFF]
    for name in ["m.csv", "m.json", "m.yaml"] {
      try folder.write(bytes, to: name)
      #expect(
        readOutcome(name, in: folder)
          == "\(name):2:2: byte 0xFF is not UTF-8; save the file as UTF-8")
    }
  }

  @Test func aValueIsAskedForByName() throws {
    let folder = try ScratchFolder()
    try folder.write("{\"a\": 1,\n \"b\": \"0.9\", \"c\": NaN}", to: "m.json")
    let metrics = try MetricsFile(path: folder.path("m.json")).read()
    #expect(try metrics.value(of: "a") == 1)
    #expect(try metrics.value(of: "c").isNaN)
    #expect {
      try metrics.value(of: "b")
    } throws: {
      folder.relative("\($0)") == "m.json:2:7: 'b' is text, not a number: '0.9'"
    }
    #expect {
      try metrics.value(of: "d")
    } throws: {
      folder.relative("\($0)") == "'m.json' has no metric 'd'"
    }
  }

  @Test func onlyRegularFilesOfKnownFormatsAreRead() throws {
    let folder = try ScratchFolder()
    try folder.write("{\"a\": 1}", to: "m.json")
    try folder.write("{\"a\": 1}", to: "m.txt")
    try folder.write([UInt8](repeating: 0x20, count: 4_194_305), to: "large.json")
    try folder.link("link.json", to: "m.json")
    #expect(mkfifo(folder.url.appending(path: "pipe.json").path, 0o600) == 0)
    func outcome(_ file: String, _ format: MetricsFormat? = nil) -> String {
      readOutcome(file, format, in: folder)
    }
    #expect(outcome("m.txt", .json) == "a=1.0")
    #expect(
      outcome("m.txt")
        == "the format of 'm.txt' is not clear from its name; say whether it is json, yaml, csv or "
        + "mlflow")
    #expect(
      outcome("n.json")
        == "'n.json' is missing; let the command write it, or name the file that it writes")
    let notRegular = "is not a regular file; links, pipes and devices are not read"
    #expect(outcome("link.json") == "'link.json' \(notRegular)")
    #expect(outcome("pipe.json") == "'pipe.json' \(notRegular)")
    #expect(outcome("m.json/x.json") == "'m.json/x.json' \(notRegular)")
    #expect(outcome("large.json") == "'large.json' is larger than 4194304 bytes")
    #expect(outcome("m.json", .mlflow) == "'m.json' is not a folder; an MLflow file store is one")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "d.json"), withIntermediateDirectories: false)
    #expect(outcome("d.json", .json) == "'d.json' \(notRegular)")
    let device = MetricsFile(path: "/dev/zero", format: .json)
    #expect(throws: MetricsFileFault.notARegularFile("/dev/zero")) { try device.read() }
  }

  @Test func aFileThatTheCommandDidNotWriteIsNotItsResult() throws {
    let folder = try ScratchFolder()
    let file = MetricsFile(path: folder.path("m.json"))
    let before = file.commandStart()
    try folder.write("{\"a\": 1}", to: "m.json")
    #expect(describe(try file.read(startedAt: before)) == "a=1.0")
    let between = file.commandStart()
    #expect {
      try file.read(startedAt: between)
    } throws: {
      folder.relative("\($0)")
        == "the command did not write 'm.json'; the one that is there is older"
    }
    // The same bytes written again are a result.
    try folder.write("{\"a\": 1}", to: "m.json")
    #expect(describe(try file.read(startedAt: between)) == "a=1.0")
    #expect(describe(try file.read(startedAt: CommandStart(milliseconds: 0))) == "a=1.0")
  }

  @Test func namesAreBounded() throws {
    let name = String(repeating: "n", count: 600)
    #expect(
      try outcome("{\"\(name)\": {\"\(name)\": 1}}", as: "m.json")
        == "m.json:1:1211: a metric whose name is longer than 1024 bytes")
  }

  @Test func aliasesCannotNestWithoutEnd() throws {
    var text = "a0: &a0 {x: 1}\n"
    for level in 1...70 { text += "a\(level): &a\(level) {x: *a\(level - 1)}\n" }
    #expect(
      try outcome(text, as: "m.yaml") == "m.yaml:2:13: nested more than 64 levels deep")
  }
}
