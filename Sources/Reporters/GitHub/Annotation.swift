import ByteText
import Findings

/// A note that GitHub shows at a line of a pull request and on the page of the run.
struct Annotation {
  enum Level: String, CaseIterable {
    case error, warning, notice
  }

  var level: Level
  var title: String
  var message: String
  var location: SourceLocation?

  /// The most bytes of a message: the runner cuts after 4,096 UTF-16 units.
  static let messageLimit = 4000
  private static let titleLimit = 200

  init(_ level: Level, title: String, _ message: String, at location: SourceLocation? = nil) {
    (self.level, self.title, self.message, self.location) = (level, title, message, location)
  }

  init(_ finding: ReportedFinding) {
    let help = finding.help.isEmpty ? "" : "\nhelp: \(finding.help)"
    self.init(
      finding.severity == .error ? .error : .warning, title: finding.rule.label,
      finding.message + help, at: finding.location)
  }

  /// The annotation as a line, without a line feed.
  var command: String {
    let properties =
      places + [("title", WorkflowCommandEncoder.property(shortened(title, to: Self.titleLimit)))]
    // The runner takes a property without a value for none.
    let list = properties.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }
    let head = [level.rawValue] + (list.isEmpty ? [] : [list.joined(separator: ",")])
    // What becomes visible grows, so that the message is cut again.
    let text = TerminalEncoder.lines(shortened(message, to: Self.messageLimit))
      .joined(separator: "\n")
    return "::\(head.joined(separator: " "))::"
      + WorkflowCommandEncoder.data(shortened(text, to: Self.messageLimit))
  }

  /// Columns only on one line, as the runner wants it; its last column is within the range.
  private var places: [(name: String, value: String)] {
    guard let location else { return [] }
    let path = location.path.description
    // The runner takes an equals sign at the start for no value.
    let file = (path.utf8.first == .ascii("=") ? "./" : "") + path
    let range = location.range
    let lines = [
      ("line", range?.start.line ?? 1), ("endLine", range?.end.line ?? 1),
    ]
    var columns: [(String, Int)] = []
    if let range, range.start.line == range.end.line {
      columns = [
        ("col", range.start.column), ("endColumn", max(range.start.column, range.end.column - 1)),
      ]
    }
    return [("file", WorkflowCommandEncoder.property(file))]
      + (lines + columns).map { ($0.0, String($0.1)) }
  }
}
