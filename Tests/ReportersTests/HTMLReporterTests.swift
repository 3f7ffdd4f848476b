import ByteText
import Findings
import Testing

@testable import Reporters

@Suite struct HTMLReporterTests {
  private static let head =
    "\(HTMLWriter.prologue)<title>mlgate: failed</title>\n<style>\n\(HTMLStyle.text)</style>\n</head>\n"

  @Test func aSmallReport() throws {
    var report = Sample.passed(files: 1)
    report.source = ReportSource(kind: .range, commit: "c0", commitTime: 0, base: "b0")
    report.source.commitCount = 2
    report.findings = [
      Sample.finding(
        columns: 9..<18,
        related: [RelatedLocation("see", at: SourceLocation(path: "a b"))])
    ]
    let bytes = HTMLReporter().bytes(for: report)
    try HTMLReporter().reparse(bytes)
    let expected = """
      <body>
      <header>
      <h1>mlgate: <strong class="failed"><span class="verdict">failed</span></strong></h1>
      <p>1 file checked, 2 commits, 1 error</p>
      <dl>
      <dt>Judged</dt>
      <dd>a range of commits</dd>
      <dt>Commit</dt>
      <dd>c0</dd>
      <dt>Committed</dt>
      <dd>1970-01-01T00:00:00Z</dd>
      <dt>Base</dt>
      <dd>b0</dd>
      <dt>Commits</dt>
      <dd>2</dd>
      <dt>Files</dt>
      <dd>1</dd>
      <dt>Fails on</dt>
      <dd>errors</dd>
      </dl>
      </header>
      <nav aria-label="Sections">
      <ul>
      <li><a href="#findings">Findings (1)</a></li>
      </ul>
      </nav>
      <main>
      <section aria-labelledby="findings">
      <h2 id="findings">Findings (1)</h2>
      <div class="scroll" role="region" aria-label="Findings by rule" tabindex="0">
      <table>
      <caption>Findings by rule</caption>
      <thead>
      <tr>
      <th scope="col"><bdi>Rule</bdi></th>
      <th scope="col" class="number"><bdi>Errors</bdi></th>
      <th scope="col" class="number"><bdi>Warnings</bdi></th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <th scope="row"><code dir="ltr">EXP004 unknown-parent</code></th>
      <td class="number"><bdi>1</bdi></td>
      <td class="number"><bdi>0</bdi></td>
      </tr>
      </tbody>
      </table>
      </div>
      <h3><code dir="ltr">experiments/exp-003.yaml</code></h3>
      <article class="finding-error">
      <h4><span class="error">error</span> <code dir="ltr">EXP004 unknown-parent</code> line 5, column 9</h4>
      <pre><span class="number-of-line">5</span><code dir="ltr">parent: <mark>&#34;exp-009&#34;</mark></code></pre>
      <p><bdi>no experiment has the id &#39;exp-009&#39;</bdi></p>
      <p><span class="quiet">Help: </span><bdi>name an experiment of this repository</bdi></p>
      <ul>
      <li><bdi>see</bdi>: <code dir="ltr">a b</code></li>
      </ul>
      </article>
      </section>
      </main>
      <footer>
      <p>Written by mlgate 0.1.0.</p>
      </footer>
      </body>
      </html>

      """
    #expect(bytes.text == Self.head + expected)
  }

  /// Only what there is has a section.
  @Test func nothingFound() throws {
    let bytes = HTMLReporter().bytes(for: Sample.passed())
    try HTMLReporter().reparse(bytes)
    let text = bytes.text
    #expect(text.contains("<h1>mlgate: <strong class=\"passed\">"))
    #expect(text.contains("</header>\n<main>\n</main>\n<footer>\n"))
  }

  @Test func limits() throws {
    let bytes = HTMLReporter().bytes(for: Sample.enormous)
    try HTMLReporter().reparse(bytes)
    #expect(bytes.count < HTMLReporter.sizeLimit)
    let lines = bytes.text.split(separator: "\n")
    #expect(lines.count { $0 == "<article class=\"finding-error\">" } == 2_000)
    #expect(lines.count { $0 == "<article class=\"finding-warning\">" } == 0)
    let rest = lines.filter { $0.hasPrefix("<p class=\"warning\">Not shown: ") }
    #expect(rest.count == 4)
    #expect(
      rest[0]
        == "<p class=\"warning\">Not shown: 18001 errors and 9999 warnings, after the worst 2000&#59; the other reports have all.</p>"
    )
    #expect(
      text(of: lines, startingWith: "<summary>1980 ") == "<summary>1980 more in this file</summary>"
    )
    #expect(lines.contains("<li><a href=\"#findings\">Findings (30000)</a></li>"))
    let jobs = lines.count { $0.hasPrefix("<h3><bdi>job-") }
    #expect(rest[2].contains("Not shown: \(1_000 - jobs) more&#59;"))
  }

  private func text(of lines: [Substring], startingWith start: String) -> Substring? {
    lines.first { $0.hasPrefix(start) }
  }

  /// Long messages: the size is the limit before the number is.
  @Test func sizeLimit() throws {
    var report = Sample.passed()
    let message = String(repeating: "<", count: 4_000)
    report.findings = (0..<2_000).map {
      Sample.finding(path: RepositoryPath(ByteString("\($0)<<<")), message: message)
    }
    let bytes = HTMLReporter().bytes(for: report)
    try HTMLReporter().reparse(bytes)
    #expect((4_900_000..<HTMLReporter.sizeLimit).contains(bytes.count))
    let shown = bytes.text.split(separator: "\n").count { $0.hasPrefix("<article ") }
    #expect(
      bytes.text.contains("Not shown: \(2_000 - shown) errors, after the worst \(shown)&#59;"))
  }

  @Test(arguments: [
    ("a.b,c:d-e_f/(g)+%#9", "a.b,c:d-e_f/(g)+%#9"),
    ("<a b='c' d=\"e\">&amp;", "&#60;a b&#61;&#39;c&#39; d&#61;&#34;e&#34;&#62;&#38;amp&#59;"),
    ("a\nb\u{1B}", "a&#92;nb&#92;u&#123;1B&#125;"), ("\u{202E}x", "&#92;u&#123;202E&#125;x"),
    ("é漢😀", "&#233;&#28450;&#128512;"), ("a\u{301}", "a&#769;"), ("\r\n", "&#92;r&#92;n"), ("", ""),
  ])
  func encoder(text: String, expected: String) {
    var bytes: [UInt8] = []
    HTMLEncoder.append(text, to: &bytes)
    #expect(bytes.text == expected)
  }

  @Test func linesStayLines() {
    var html = HTMLWriter()
    html.value("a\nb<\n", limit: 100)
    html.value("abcd", limit: 2)
    #expect(html.bytes.text == "<bdi>a<br>b&#60;<br></bdi><bdi>ab&#8230; (2 more bytes)</bdi>")
  }

  @Test(
    arguments: [
      ("abc", 2..<3, ["a", "b", "c"]), ("abc", 2..<2, ["a", "b", "c"]),
      ("abc", 4..<4, ["abc", " ", ""]),
      ("abc", 1..<9, ["", "abc", ""]), ("\ta\tb", 2..<4, ["    ", "a    ", "b"]),
      ("", 1..<1, ["", " ", ""]),
      ("é\u{202E}x", 2..<3, ["é", "\\u{202E}", "x"]),
    ] as [(ByteString, Range<Int>, [String])])
  func markedLine(text: ByteString, columns: Range<Int>, expected: [String]) {
    let range = SourceRange(
      start: SourcePosition(line: 1, column: columns.lowerBound),
      end: SourcePosition(line: 1, column: columns.upperBound))
    let line = MarkedSourceLine(
      SourceExcerpt(line: text.bytes[...], around: columns.lowerBound), range)
    #expect([line.before, line.marked, line.after] == expected)
  }
}
