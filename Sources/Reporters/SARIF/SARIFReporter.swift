import ByteText
public import Findings

/// The report as SARIF 2.1.0 (OASIS, with errata 01), which GitHub's code scanning and other servers read.
///
/// Each finding is a result; what could not be judged and the jobs that did not pass are notifications of the
/// run's invocation, and so is what the limits leave out. Columns count Unicode code points, as the run says.
public struct SARIFReporter: Reporter {
  /// What the rules mean: the file describes those that it names.
  public var rules: [Rule]

  /// The most results: GitHub takes 25,000 of a run and shows the worst 5,000.
  public static let resultLimit = 5_000
  /// The most bytes of a file that GitHub takes, there after compression and here before.
  public static let sizeLimit = 10_000_000
  /// The bytes after which no further result begins: the largest one and everything else fit into the rest.
  static let resultSizeLimit = 5_500_000

  public init(rules: [Rule]) {
    self.rules = rules
  }

  public func bytes(for report: Report) -> [UInt8] {
    let run = SARIFRun(report, rules)
    var json = JSONWriter()
    json.object(.lines) { json in
      json.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      )
      json.member("version", "2.1.0")
      json.key("runs")
      json.array([run], .lines) { json, run in run.write(to: &json) }
    }
    return json.bytes + [.lineFeed]
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try JSONChecker.check(bytes)
  }
}
