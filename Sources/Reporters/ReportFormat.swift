/// A format of reports, by the name that `--format` and `--output` take.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case json
  case junit
  case sarif
  case github
  case codequality
  case openmetrics
  case tap
  case markdown
  case html
}

extension ReportFormat {
  /// What it is and who reads it: one clause for the reference.
  public var readers: String {
    switch self {
    case .text: "people"
    case .json: "scripts; a public contract, schema 1"
    case .junit: "Jenkins, GitLab and other CI servers, as tests"
    case .sarif: "SARIF 2.1.0: GitHub's code scanning, editors"
    case .github: "annotations of GitHub Actions, as workflow commands"
    case .codequality: "GitLab's code quality report (`artifacts: reports: codequality`)"
    case .openmetrics:
      "OpenMetrics 1.0: Prometheus' textfile collector and GitLab's `artifacts: reports: metrics`"
    case .tap: "TAP 14: harnesses of Node, Perl and others"
    case .markdown: "a comment of a pull request"
    case .html: "browsers: one page without script or network, also printed or on a telephone"
    }
  }

  /// What becomes of a finding there.
  public var unit: String {
    switch self {
    case .text: "a block with the source line"
    case .json: "a member of `findings`"
    case .junit: "part of the test case of its rule and file"
    case .sarif: "a result with its rule's help"
    case .github: "an annotation at its line"
    case .codequality: "an entry; jobs and open questions have no place here"
    case .openmetrics: "one more in the gauge of its rule and severity"
    case .tap: "a line below the test point of its rule and file"
    case .markdown: "a row"
    case .html: "a block below its file, with the range of the source line marked"
    }
  }

  /// What its readers take, and what becomes of the rest; nil where there is no limit.
  public var limits: String? {
    switch self {
    case .text, .json, .openmetrics: nil
    case .junit:
      "\(JUnitSuites.limit) test cases, then the passed ones of a rule become one; \(XMLEncoder.limit / 1024) KiB a text"
    case .sarif:
      "the worst \(SARIFReporter.resultLimit) results and \(SARIFReporter.sizeLimit / 1_000_000) MB; a notification counts the rest"
    case .github:
      "the worst \(GitHubReporter.limit) errors and \(GitHubReporter.limit) warnings; a notice counts the rest"
    case .codequality:
      "\(CodeQualityReporter.sizeLimit / 1_000_000) MB; a last entry counts the rest"
    case .tap: "\(TAPReporter.findingLimit) findings a test point; `left_out` counts the rest"
    case .markdown:
      "\(MarkdownReporter.commentLimit) bytes; each table says what it leaves out"
    case .html:
      "the worst \(HTMLReporter.findingLimit) findings and \(HTMLReporter.sizeLimit / 1_000_000) MB; each part counts what it leaves out"
    }
  }
}
