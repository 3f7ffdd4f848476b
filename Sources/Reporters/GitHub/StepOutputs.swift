import ByteText
public import Findings

/// What later steps of a GitHub job may ask for, as `name=value` lines for the file that GITHUB_OUTPUT names.
///
/// Every value is a word of ours or a number, so that none can hold a line break or end a longer value.
public struct StepOutputs: Reporter {
  /// The outputs, in the order in which they are written.
  public static let names = [
    "verdict", "errors", "warnings", "unverified", "skipped", "mended", "checked-files",
  ]

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    let count = FindingCount(report.findings)
    let numbers = [
      count.errors, count.warnings, report.unverified.count, report.skipped.count,
      report.mended.count, report.checkedFiles,
    ]
    let values = [report.verdict.rawValue] + numbers.map { String($0) }
    return Array(zip(Self.names, values).map { "\($0)=\($1)\n" }.joined().utf8)
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast()
    let isSound = lines.elementsEqual(Self.names) { line, name in
      line.starts(with: "\(name)=".utf8)
        && line.dropFirst(name.utf8.count + 1).allSatisfy { $0.isLowercaseLetter || $0.isDigit }
    }
    guard isSound, bytes.last == .lineFeed else {
      throw MalformedOutput("an output is missing or no word", at: 0)
    }
  }
}
