import ByteText
import Findings
import Testing

@testable import Reporters

/// Where releases come from, as a drawing and as a table on the page.
@Suite struct HTMLLineageTests {
  private func lines(_ report: Report) throws -> [Substring] {
    let bytes = HTMLReporter().bytes(for: report)
    try HTMLReporter().reparse(bytes)
    return bytes.text.split(separator: "\n")
  }

  private func drawing(_ lines: [Substring]) throws -> String {
    let first = try #require(lines.firstIndex { $0.hasPrefix("<svg ") })
    let last = try #require(lines.firstIndex { $0.hasPrefix("</svg>") })
    return lines[first...last].joined(separator: "\n")
  }

  @Test func lineage() throws {
    var report = Sample.passed()
    report.lineages = [
      LineageGraph(
        tag: "m@v1",
        steps: [
          LineageStep(
            kind: "data", name: "d&",
            facts: [LineageFact(name: "md5", value: "0123456789abcdef0123456789abcdef.dir")]),
          LineageStep(kind: "experiment", name: nil, missing: "there is <none>"),
          LineageStep(kind: "tag", name: "m@v1", needs: [0, 1]),
        ])
    ]
    let lines = try self.lines(report)
    #expect(
      try drawing(lines) == """
        <svg viewBox="0 0 364.6 115" width="364.6" height="115" role="img" aria-label="Lineage of m&#64;v1: data d&#38;, then experiment (missing), then tag m&#64;v1">
        <path class="edge" d="M80.9 52V66H182.3V74"></path>
        <path class="arrow" d="M178.3 73L186.3 73L182.3 80"></path>
        <path class="edge" d="M265.2 52V66H182.3V74"></path>
        <path class="arrow" d="M178.3 73L186.3 73L182.3 80"></path>
        <rect class="box" x="8" y="8" width="145.8" height="44"></rect>
        <text class="code" x="80.9" y="25.8" text-anchor="middle">data d&#38;</text>
        <text class="code" x="80.9" y="42.8" text-anchor="middle">md5 0123456789ab&#8230;</text>
        <rect class="box" x="173.8" y="8" width="182.8" height="44"></rect>
        <text class="code" x="265.2" y="25.8" text-anchor="middle">experiment</text>
        <text class="code" x="265.2" y="42.8" text-anchor="middle">missing: see the table</text>
        <rect class="box" x="142.7" y="80" width="79.2" height="27"></rect>
        <text class="code" x="182.3" y="97.8" text-anchor="middle">tag m&#64;v1</text>
        </svg>
        """)
    let table = try #require(lines.firstIndex { $0 == "<tbody>" })
    #expect(
      lines[table...].prefix(18).joined(separator: "\n") == """
        <tbody>
        <tr>
        <th scope="row"><bdi>1 data</bdi></th>
        <td><code dir="ltr">d&#38;</code></td>
        <td><div class="fact">
        <span class="quiet">md5 </span><code dir="ltr">0123456789abcdef0123456789abcdef.dir</code></div>
        </td>
        <td><bdi>&#8211;</bdi></td>
        </tr>
        <tr>
        <th scope="row"><bdi>2 experiment</bdi></th>
        <td>&#8211;<div>
        <span class="warning">missing: </span><bdi>there is &#60;none&#62;</bdi></div>
        </td>
        <td>&#8211;</td>
        <td><bdi>&#8211;</bdi></td>
        </tr>
        <tr>
        """)
    #expect(lines.contains("<td><bdi>1, 2</bdi></td>"))
  }

  private func chain(_ count: Int) -> LineageGraph {
    LineageGraph(
      tag: "t",
      steps: (0..<count).map {
        LineageStep(
          kind: "experiment", name: ByteString("exp-\($0)"), needs: $0 == 0 ? [] : [$0 - 1])
      })
  }

  /// A long chain has a table and no drawing; what has no room in the table is counted.
  @Test func manySteps() throws {
    var report = Sample.passed()
    report.lineages = [chain(40), chain(41), chain(10_000)]
    let lines = try self.lines(report)
    #expect(lines.count { $0.hasPrefix("<svg ") } == 1)
    let rows = lines.count { $0.hasPrefix("<th scope=\"row\">") }
    #expect(
      lines.filter { $0.hasPrefix("<p class=\"warning\">") } == [
        "<p class=\"warning\">Not drawn: 41 steps, which is more than 40.</p>",
        "<p class=\"warning\">Not drawn: 10000 steps, which is more than 40.</p>",
        "<p class=\"warning\">Not shown: \(10_081 - rows) more&#59; &#39;mlgate lineage&#39; prints all.</p>",
      ])
  }

  @Test func manyReleases() throws {
    var report = Sample.passed()
    report.lineages = Array(repeating: chain(500), count: 30)
    let lines = try self.lines(report)
    let shown = lines.count { $0 == "<h3><code dir=\"ltr\">t</code></h3>" }
    #expect(shown > 1)
    #expect(
      lines.contains(
        "<p class=\"warning\">Not shown: \(30 - shown) more&#59; &#39;mlgate lineage&#39; tells of each.</p>"
      ))
  }

  /// A step that is said to come from itself, from a later one or from none that there is.
  @Test func needsThatLeadNowhere() throws {
    var report = Sample.passed()
    report.lineages = [
      LineageGraph(
        tag: "t",
        steps: [
          LineageStep(kind: "a", name: "a", needs: [0, 1, 7, .max]),
          LineageStep(kind: "b", name: "b", needs: [1, 0, -1]),
        ]), LineageGraph(tag: "empty", steps: []),
    ]
    let lines = try self.lines(report)
    #expect(lines.count { $0.hasPrefix("<path class=\"edge\"") } == 1)
    #expect(lines.count { $0.hasPrefix("<svg ") } == 1)
  }
}
