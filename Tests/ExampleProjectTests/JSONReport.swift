import ByteText
import Findings
import Foundation
import RepositorySnapshot

/// What the JSON report says of one finding.
struct JSONFinding: Hashable, Comparable, Decodable, CustomStringConvertible {
  let rule: String
  let path: String
  let line: Int?
  let column: Int?
  let endLine: Int?
  let endColumn: Int?

  init(_ rule: String, at location: SourceLocation) {
    self.rule = rule
    path = location.path.description
    line = location.range?.start.line
    column = location.range?.start.column
    endLine = location.range?.end.line
    endColumn = location.range?.end.column
  }

  var description: String {
    "\(rule) \(path):\(line ?? 0):\(column ?? 0)-\(endLine ?? 0):\(endColumn ?? 0)"
  }

  static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// The parts of a JSON report that these tests look at.
struct JSONReport: Decodable {
  struct Summary: Decodable, Equatable {
    let verdict: String
    let errors: Int
    let warnings: Int
  }

  struct Skipped: Decodable {}
  struct Unverified: Decodable {}

  let summary: Summary
  let findings: [JSONFinding]
  let skipped: [Skipped]
  let unverified: [Unverified]

  init(_ text: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
  }
}
