import ByteText

/// Reads back the TAP that we wrote: the version, a plan that is kept, test points numbered from 1, and below
/// them diagnostics whose every value is JSON.
enum TAPChecker {
  static func check(_ bytes: [UInt8]) throws(MalformedOutput) {
    guard bytes.last == .lineFeed else {
      throw MalformedOutput("line without end", at: bytes.count)
    }
    let lines = bytes.dropLast().split(separator: .lineFeed, omittingEmptySubsequences: false)
    guard lines.count >= 3, lines[0] == "TAP version 14", lines[1].hasPrefix("1.."),
      let plan = lines[1].dropFirst(3).prefix(while: \.isDigit).decimalValue
    else { throw MalformedOutput("expected the version and the plan", at: 0) }
    var (points, isOpen) = (0, false)
    for line in lines[2...] {
      if isOpen {
        isOpen = !(line == "  ...")
        if isOpen { try checkDiagnostic(line) }
      } else if line == "  ---" {
        isOpen = true
      } else if !line.hasPrefix("# ") {
        points += 1
        guard line.hasPrefix("ok \(points) - ") || line.hasPrefix("not ok \(points) - ") else {
          throw MalformedOutput("expected a test point", at: line.startIndex)
        }
      }
    }
    guard points == plan, !isOpen else {
      throw MalformedOutput("other test points than planned", at: bytes.count)
    }
  }

  private static func checkDiagnostic(_ line: ArraySlice<UInt8>) throws(MalformedOutput) {
    var text = line.drop { $0 == .space }
    if line.hasPrefix("    - ") { text = text.dropFirst(2) }
    guard line.hasPrefix("  "), let colon = text.firstIndex(of: .ascii(":")) else {
      throw MalformedOutput("expected a member", at: line.startIndex)
    }
    let value = text[(colon + 1)...]
    if !value.isEmpty { try JSONChecker.check(Array(value)) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasPrefix(_ text: String) -> Bool { starts(with: text.utf8) }
}
