public import Findings

/// One format in which a report is written.
public protocol Reporter: Sendable {
  /// The whole report, valid UTF-8; the same report gives the same bytes.
  func bytes(for report: Report) -> [UInt8]

  /// Reads back what was written, as a reader of the format would, before it replaces a file.
  func reparse(_ bytes: [UInt8]) throws(MalformedOutput)
}
