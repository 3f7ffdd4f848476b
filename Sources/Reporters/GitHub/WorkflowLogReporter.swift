import ByteText
public import Findings

/// The text report and the annotations, for the log of a GitHub Actions step.
///
/// Between `::stop-commands::TOKEN` and `::TOKEN::` the runner obeys nothing, so that no name and no message can
/// command it. The token is one that the text does not hold.
public struct WorkflowLogReporter: Reporter {
  public var text: TextReporter

  private static let annotations = GitHubReporter()

  public init(text: TextReporter) {
    self.text = text
  }

  public func bytes(for report: Report) -> [UInt8] {
    let text = text.bytes(for: report)
    let annotations = Self.annotations.bytes(for: report)
    guard !text.isEmpty else { return annotations }
    let token = Self.token(missingIn: text)
    return Array("::stop-commands::\(token)\n".utf8) + text + Array("::\(token)::\n".utf8)
      + annotations
  }

  public func reparse(_ bytes: [UInt8]) throws(MalformedOutput) {
    try checkUTF8(bytes)
    let start = "::stop-commands::"
    guard bytes.starts(with: start.utf8), let end = bytes.firstIndex(of: .lineFeed) else {
      return try WorkflowCommandChecker.check(bytes[...])
    }
    let token = bytes[start.utf8.count..<end]
    let resumption = [.lineFeed] + Array("::".utf8) + token + Array("::\n".utf8)
    guard let last = Self.firstIndex(of: resumption, in: bytes[end...]) else {
      throw MalformedOutput("commands stay stopped", at: end)
    }
    try WorkflowCommandChecker.check(bytes[(last + resumption.count)...])
  }

  /// The runner compares tokens without regard to case.
  private static func token(missingIn text: [UInt8]) -> String {
    let lower = text.map(\.lowercased)
    var number = 1
    while true {
      let token = "mlgate-text-\(number)"
      if firstIndex(of: Array(token.utf8), in: lower[...]) == nil { return token }
      number += 1
    }
  }

  private static func firstIndex(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.dropLast(needle.count - 1).first {
      bytes[$0] == needle[0] && bytes[$0...].starts(with: needle)
    }
  }
}
