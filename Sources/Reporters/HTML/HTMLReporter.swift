public import Findings

/// The report as one page for a browser: it needs no other file, no network and no script, and is read on a
/// telephone, in the dark, on paper and by a screen reader as well.
///
/// The worst findings stand in it, by file, each with its source line; what is left out is counted.
public struct HTMLReporter: Reporter {
  /// The most findings.
  public static let findingLimit = 2_000
  /// The most bytes of a page.
  public static let sizeLimit = 5_000_000
  /// The most bytes of a table.
  static let tableLimit = 300_000
  /// The most bytes of all jobs, and of all models.
  static let sectionLimit = 600_000
  /// The most bytes of a message.
  static let messageLimit = 4_096
  /// The same of a help, a reason or an explanation.
  static let textLimit = 2_048
  /// The same of a name or a path.
  static let nameLimit = 512

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    HTMLPage(report: report).bytes
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try HTMLChecker.check(bytes)
  }
}
