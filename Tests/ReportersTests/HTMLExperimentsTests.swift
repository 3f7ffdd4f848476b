import ByteText
import Findings
import Testing

@testable import Reporters

/// The experiments table of a page and the drawing beside it.
@Suite struct HTMLExperimentsTests {
  private func lines(_ table: ExperimentTable) throws -> [Substring] {
    var report = Sample.passed()
    report.experiments = table
    let bytes = HTMLReporter().bytes(for: report)
    try HTMLReporter().reparse(bytes)
    return bytes.text.split(separator: "\n")
  }

  private func result(
    _ values: [(ByteString, Double)], isHigherBetter: Bool = true
  ) -> ExperimentTable {
    ExperimentTable(
      headers: ["id"], rows: values.map { [ExperimentCell($0.0)] },
      result: ExperimentResult(
        name: "m", isHigherBetter: isHigherBetter,
        values: values.map { ExperimentValue(experiment: $0.0, value: $0.1) }))
  }

  @Test func table() throws {
    let lines = try self.lines(
      ExperimentTable(
        headers: ["id", "<b>", "vs parent"],
        rows: [
          [ExperimentCell("exp-1"), ExperimentCell("0.5", isBest: true), ExperimentCell("-")],
          [ExperimentCell("exp-2"), ExperimentCell("1 &\n2"), ExperimentCell("-0.25")],
        ]))
    #expect(lines.contains("<h2 id=\"experiments\">Experiments (2)</h2>"))
    let first = try #require(lines.firstIndex { $0 == "<table>" })
    let last = try #require(lines.firstIndex { $0 == "</table>" })
    #expect(
      lines[first...last].joined(separator: "\n") == """
        <table>
        <caption>Experiments</caption>
        <thead>
        <tr>
        <th scope="col"><bdi>id</bdi></th>
        <th scope="col"><bdi>&#60;b&#62;</bdi></th>
        <th scope="col" class="number"><bdi>vs parent</bdi></th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row"><code dir="ltr">exp-1</code></th>
        <td><code dir="ltr">0.5</code><strong class="passed"> best</strong></td>
        <td class="number">&#8211;</td>
        </tr>
        <tr>
        <th scope="row"><code dir="ltr">exp-2</code></th>
        <td><code dir="ltr">1 &#38;&#92;n2</code></td>
        <td class="number"><code dir="ltr">-0.25</code></td>
        </tr>
        </tbody>
        </table>
        """)
    #expect(!lines.contains { $0.hasPrefix("<svg ") })
  }

  @Test func drawing() throws {
    let lines = try self.lines(
      ExperimentTable(
        headers: ["id"], rows: [[ExperimentCell("a")], [ExperimentCell("b")]],
        result: ExperimentResult(
          name: "test_accuracy", isHigherBetter: true,
          values: [
            ExperimentValue(experiment: "a<", value: 0.5, low: 0.25, high: 1),
            ExperimentValue(experiment: "b", value: 0),
          ])))
    #expect(
      lines.contains(
        "<figcaption><bdi>test_accuracy of the experiments, with 95 % intervals</bdi></figcaption>")
    )
    let first = try #require(lines.firstIndex { $0.hasPrefix("<svg ") })
    let last = try #require(lines.firstIndex { $0.hasPrefix("</svg>") })
    #expect(
      lines[first...last].joined(separator: "\n") == """
        <svg viewBox="0 0 640 96" width="640" height="96" role="img" aria-label="test_accuracy of the experiments, with 95 % intervals: a&#60; 0.5 (0.25 to 1.0) best, b 0.0">
        <line class="grid" x1="160" y1="8" x2="160" y2="68"></line>
        <text x="160" y="88" text-anchor="middle">0</text>
        <line class="grid" x1="344" y1="8" x2="344" y2="68"></line>
        <text x="344" y="88" text-anchor="middle">0.5</text>
        <line class="grid" x1="528" y1="8" x2="528" y2="68"></line>
        <text x="528" y="88" text-anchor="middle">1</text>
        <text x="136" y="26" text-anchor="end">a&#60;</text>
        <line class="whisker" x1="252" y1="22" x2="528" y2="22"></line>
        <line class="whisker" x1="252" y1="16" x2="252" y2="28"></line>
        <line class="whisker" x1="528" y1="16" x2="528" y2="28"></line>
        <circle class="point" cx="344" cy="22" r="5"></circle>
        <text x="544" y="26" text-anchor="start">0.5, best</text>
        <text x="136" y="54" text-anchor="end">b</text>
        <circle class="point" cx="160" cy="50" r="5"></circle>
        <text x="544" y="54" text-anchor="start">0.0</text>
        </svg>
        """)
  }

  /// The best have the room: those with the least loss.
  @Test func tenThousand() throws {
    let lines = try self.lines(
      result(
        (0..<10_000).map { (ByteString("exp-\($0)"), Double(10_000 - $0)) }, isHigherBetter: false))
    #expect(lines.contains("<h2 id=\"experiments\">Experiments (10000)</h2>"))
    let rows = lines.count { $0.hasPrefix("<th scope=\"row\">") }
    #expect((4_000..<9_000).contains(rows))
    #expect(
      lines.filter { $0.hasPrefix("<p class=\"warning\">") } == [
        "<p class=\"warning\">Not shown: \(10_000 - rows) more&#59; &#39;mlgate compare&#39; prints all.</p>"
      ])
    #expect(
      lines.contains(
        "<figcaption><bdi>m of the experiments&#59; the best 20 of 10000</bdi></figcaption>"))
    #expect(lines.count { $0.hasPrefix("<circle ") } == 20)
    #expect(lines.contains("<text x=\"136\" y=\"26\" text-anchor=\"end\">exp-9980</text>"))
  }

  @Test func manyColumns() throws {
    let lines = try self.lines(
      ExperimentTable(
        headers: (0..<30).map { ByteString("c\($0)") },
        rows: [(0..<30).map { ExperimentCell(ByteString("\($0)")) }]))
    #expect(lines.count { $0.hasPrefix("<th scope=\"col\"") } == 24)
    #expect(
      lines.contains(
        "<p class=\"warning\">Not shown: 6 more columns&#59; &#39;mlgate compare&#39; prints all.</p>"
      ))
  }

  /// One experiment is compared with nothing, and what is no number has no place on an axis.
  @Test(arguments: [[], [1], [1, .nan], [.infinity, 1], [.nan, .nan]] as [[Double]])
  func whatCannotBeDrawn(values: [Double]) throws {
    let lines = try self.lines(result(values.map { ("e", $0) }))
    #expect(!lines.contains { $0.hasPrefix("<svg ") })
  }

  @Test(
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字漢", 6, "漢字漢"), ("漢字漢", 5, "漢字…"),
      ("漢字漢", 4, "漢…"), ("a\u{202E}b", 9, "a\\u{202E…"), ("", 3, ""),
    ] as [(String, Int, String)])
  func fittedText(text: String, columns: Int, expected: String) {
    #expect(fitted(text, columns: columns) == expected)
  }
}
