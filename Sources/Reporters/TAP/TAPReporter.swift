import ByteText
public import Findings

/// The report as TAP version 14: a test point for each rule and file that the rule judged, and for each job and
/// each of its thresholds, as in JUnit. What is to be told of one stands below it as YAML.
public struct TAPReporter: Reporter {
  /// The most findings that one test point lists.
  public static let findingLimit = 1_000

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    // Each finding gets lines of its own.
    let cases = JUnitSuites(report) { _ in "" }.suites.flatMap(\.cases)
    var bytes = Array("TAP version 14\n1..\(cases.count)".utf8)
    bytes += Array((cases.isEmpty ? " # SKIP nothing was judged\n" : "\n").utf8)
    for (index, judged) in cases.enumerated() {
      bytes += TestPoint(number: index + 1, judged: judged).bytes
    }
    return bytes + Array("# \(ClosingLine(report: report).text)\n".utf8)
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    try TAPChecker.check(bytes)
  }
}
