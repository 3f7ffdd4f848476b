import ByteText
import Findings
import Foundation
import TestSupport
import Testing

@testable import Reporters

@Suite struct ResultsMarkdownTests {
  static var results: [ModelResult] {
    var first = ModelResult(modelName: "iris", version: "1.0.0")
    first.date = "2024-01-15"
    first.experiment = "exp-001"
    first.dataVersion = "iris_v1"
    first.accuracy = 0.848
    first.latencyMilliseconds = 15.3
    first.tag = "model-v1.0.0"
    first.metrics = [NamedText("test_accuracy", "0.848"), NamedText("f1@macro", "0.85")]
    var second = ModelResult(modelName: "iris", version: "1.2.0")
    second.date = "2024-01-17"
    second.experiment = "exp-003"
    second.dataVersion = "iris_v1"
    second.accuracy = 0.871
    second.accuracyChange = 0.023
    second.tag = "model-v1.2.0"
    second.metrics = [NamedText("test_accuracy", "0.871"), NamedText("train_loss", "-1e-5")]
    second.trainingTimeHours = 45.8
    second.keyChange = "Adam optimizer"
    second.hyperparameters = [
      NamedText("learning_rate", "0.001"), NamedText("optimizer", "adam"),
      NamedText("data", "x|y <b>"),
    ]
    second.reproduction = [["dvc", "pull"], ["python", "train.py", "experiments/exp 3;.yaml"]]
    return [first, second]
  }

  private func updating(
    _ existing: String?, _ results: [ModelResult] = Self.results
  ) throws(ResultsMarkerFault) -> String {
    try ResultsMarkdown(results).updating(existing.map { Array($0.utf8) }).text
  }

  @Test func aNewFile() throws {
    try expectGolden(ResultsMarkdown(Self.results).updating(nil), "reports/RESULTS.md")
  }

  /// Times change with each run and stay out; the rest is the same from the same input.
  @Test func theTrainingJobHasABlockOfItsOwn() throws {
    let page = ResultsMarkdown(Self.results, smokeTraining: Sample.smokeTrain)
    let bytes = try page.updating(nil)
    try expectGolden(bytes, "reports/RESULTS-smoke-train.md")
    #expect(try page.updating(bytes) == bytes)
    // Without a job its block stays as it is.
    #expect(try ResultsMarkdown(Self.results).updating(bytes) == bytes)
  }

  @Test func severalModelsAreNamed() throws {
    let text = try updating(nil, Self.results + [ModelResult(modelName: "digits", version: "a b")])
    #expect(text.contains("| Model | Version | Date |"))
    #expect(text.contains("| `digits` | `a b` | – | – | – | – | – | – | – |"))
    #expect(text.contains("\n## Model `iris` v1.2.0 (2024-01-17)\n"))
    #expect(text.contains("\n## Model `digits` `a b`\n"))
  }

  @Test func noVersionYet() throws {
    #expect(
      try updating("", []) == """
        # Results

        <!-- mlgate:results:begin -->
        <!-- written by `mlgate results`: edits between these two lines are lost -->

        ## Model versions

        No model version yet.

        <!-- mlgate:results:end -->

        """)
  }

  private static let block = ResultsBlock(results: []).lines

  @Test(arguments: ["\n", "\r\n", "\r"])
  func whatPeopleWroteSurvives(lineBreak: String) throws {
    let before = "\u{FEFF}# Mine\(lineBreak)no end | \u{0}\u{1B}  \(lineBreak)"
    let after = "  \(lineBreak)\(lineBreak)hand-written\n\r\n tail"
    let old =
      before + "<!-- mlgate:results:begin -->\(lineBreak)old\n<!-- mlgate:results:end -->" + after
    let new = try ResultsMarkdown([]).updating(Array(old.utf8))
    #expect(new == Array((before + Self.block.joined(separator: lineBreak) + after).utf8))
  }

  @Test(arguments: [
    ("# Mine", "\n\n", "\n"), ("# Mine\n", "\n", "\n"), ("# Mine\n\n", "", "\n"),
    ("# Mine\r\n", "\r\n", "\r\n"), ("# Mine\r\nx", "\r\n\r\n", "\r\n"), ("\n\n", "", "\n"),
  ])
  func withoutMarkersTheBlockIsAppended(old: String, gap: String, lineBreak: String) throws {
    #expect(
      try updating(old, []).utf8.elementsEqual(
        (old + gap + Self.block.joined(separator: lineBreak) + lineBreak).utf8))
  }

  @Test(arguments: [
    ("a\nB\n", ResultsMarkerFault.Kind.beginWithoutEnd, 2), ("E\nB", .endWithoutBegin, 1),
    ("B\nE\nB\nE", .repeated, 3), ("B\r\nB\r\nE", .repeated, 2), ("B\nE\nE", .repeated, 3),
    ("see `B`\n", .notAlone, 1), ("BE", .notAlone, 1), ("B\rE x", .notAlone, 2),
  ])
  func brokenMarkersAreRefused(sketch: String, kind: ResultsMarkerFault.Kind, line: Int) {
    let fault = ResultsMarkerFault(kind, line: line, ResultsBlock.markers)
    let old = sketch.replacing("B", with: "\(ResultsBlock.markers.begin)")
      .replacing("E", with: "\(ResultsBlock.markers.end)")
    #expect(throws: fault) { try updating(old) }
    #expect(fault.description.hasPrefix("line "))
  }

  /// Files of random pieces: twice is once, and nothing outside the block changes.
  @Test func updatingTwiceIsUpdatingOnce() throws {
    let pieces = ["\n", "\r\n", "\r", "# A", "B", "E", " ", "\u{FEFF}", "```", "|", "é", "text"]
    var random = SeededGenerator(seed: 7)
    var updated = 0
    for _ in 0..<400 {
      let sketch = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      let old = sketch.map {
        $0 == "B" ? "\(ResultsBlock.markers.begin)" : $0 == "E" ? "\(ResultsBlock.markers.end)" : $0
      }.joined()
      guard let once = try? updating(old, Self.awkward) else { continue }
      updated += 1
      #expect(try updating(once, Self.awkward).utf8.elementsEqual(once.utf8), "\(sketch)")
      // Another update of another result undoes it: the block's borders are exact.
      #expect(
        try updating(updating(once, Self.results), Self.awkward).utf8.elementsEqual(once.utf8))
    }
    #expect(updated > 100)
  }

  /// Every awkward value in every field.
  private static var awkward: [ModelResult] {
    Sample.awkward.map { value in
      var result = ModelResult(modelName: value, version: value)
      (result.date, result.experiment, result.dataVersion, result.tag) = (
        value, value, value, value
      )
      (result.accuracy, result.accuracyChange) = (.nan, -.infinity)
      result.keyChange = value
      result.metrics = [NamedText(value, value)]
      result.hyperparameters = [NamedText(value, value)]
      result.reproduction = [[value, value], []]
      return result
    }
  }

  @Test func aValueStaysOneCell() throws {
    let text = try updating(nil, Self.awkward)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.count(where: { $0.hasPrefix("| ") && $0.count(where: { $0 == "|" }) == 10 }) == 2
        + Sample.awkward.count)
    #expect(lines.allSatisfy { !$0.hasPrefix("| ") || [3, 10].contains($0.count { $0 == "|" }) })
    #expect(!text.unicodeScalars.contains { $0 != "\n" && isHidden($0) })
    let prose = lines.filter { $0.hasPrefix("| ") || $0.hasPrefix("- ") || $0.hasPrefix("#") }
    #expect(!prose.contains { $0.contains("http://") || $0.contains("<img") })
    #expect(!prose.contains { $0.contains(" www.") || $0.contains("@") })
  }

  @Test func aFileIsUpdatedInPlace() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("# Mine\r\n".utf8).write(to: file)
    let path = ByteString(file.path)
    #expect(try ResultsMarkdown(Self.results).update(path))
    #expect(try !ResultsMarkdown(Self.results).update(path))
    let written = try Data(contentsOf: file)
    #expect(
      try [UInt8](written) == ResultsMarkdown(Self.results).updating(Array("# Mine\r\n".utf8)))
  }

  @Test func brokenMarkersLeaveTheFileAlone() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let old = Data("<!-- mlgate:results:end -->\n".utf8)
    try old.write(to: file)
    let error = #expect(throws: OutputError.self) {
      try ResultsMarkdown(Self.results).update(ByteString(file.path))
    }
    #expect(
      error?.description == """
        cannot write \(file.path): line 1 has '<!-- mlgate:results:end -->' but no line before it has \
        '<!-- mlgate:results:begin -->'; add it or delete the last
        """)
    #expect(try Data(contentsOf: file) == old)
  }
}
