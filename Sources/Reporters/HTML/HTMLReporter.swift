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
  package static let tableLimit = 300_000
  /// The most bytes of all jobs, of all models and of all lineages.
  package static let sectionLimit = 600_000
  /// The most experiments of a drawing.
  package static let experimentLimit = 20
  /// The most classes of a confusion matrix.
  package static let classLimit = 20
  /// The most histograms and the most curves of a job.
  package static let drawingLimit = 12
  /// The most models whose newest release is told of.
  package static let lineageLimit = 5
  /// The most steps of a lineage in a drawing.
  package static let stepLimit = 40
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
