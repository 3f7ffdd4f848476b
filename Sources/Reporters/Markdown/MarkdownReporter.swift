import ByteText
public import Findings

/// The report as GitHub Flavored Markdown: the verdict, then tables of findings (the worst first), open
/// questions, jobs and what was skipped. Whole rows only; each table says what it leaves out.
public struct MarkdownReporter: Reporter {
  /// The most bytes.
  public let limit: Int
  /// Whether it begins with the marker by which a comment of ours is found and updated.
  public let hasMarker: Bool

  /// What the body of a comment may hold: GitHub takes 65,536 characters.
  public static let commentLimit = 65_536
  /// What a step's summary may hold: GitHub drops one over 1 MiB whole, and other steps' text may be before ours.
  public static let summaryLimit = 900 * 1024
  /// Hidden from readers.
  public static let marker = "<!-- mlgate:comment -->"

  /// A comment of a pull request.
  public static let comment = MarkdownReporter(limit: commentLimit, hasMarker: true)

  /// The summary of a step of GitHub Actions.
  ///
  /// - Parameter room: how many bytes the summary may still grow.
  public static func stepSummary(room: Int = summaryLimit) -> MarkdownReporter {
    MarkdownReporter(limit: min(room, summaryLimit), hasMarker: false)
  }

  private init(limit: Int, hasMarker: Bool) {
    self.limit = limit
    self.hasMarker = hasMarker
  }

  public func bytes(for report: Report) -> [UInt8] {
    var head = hasMarker ? [Self.marker] : []
    head += ["## mlgate: \(report.verdict.rawValue)", "", ClosingLine(report: report).counts]
    let start = Array(head.map { "\($0)\n" }.joined().utf8)
    let tables = MarkdownTables(report, limit: limit)
    let others = tables.questions + tables.jobs + tables.thresholds + tables.skips
    return start + tables.findings(limit: limit - start.count - others.count) + others
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try MarkdownChecker.check(bytes)
  }
}
