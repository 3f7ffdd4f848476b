import ByteText

/// Reads one line as `parse_attr_line` of git's `attr.c` does.
struct AttributeLineParser {
  private static let lengthLimit = 2048

  let bytes: [UInt8]
  let allowsMacros: Bool
  let ignoresCase: Bool

  /// Nil for an empty line or a comment. The range excludes the line feed.
  func line(_ range: Range<Int>) -> AttributeLine? {
    let start = skipBlanks(range.lowerBound, range.upperBound)
    guard start < range.upperBound, bytes[start] != .ascii("#") else { return nil }
    let (name, end) = quotedName(start..<range.upperBound) ?? word(start..<range.upperBound)
    let target = target(name)
    let (assignments, invalidName) = assignments(end..<range.upperBound)
    var fault = targetFault(target, at: start..<end)
    if range.count >= Self.lengthLimit { fault = .tooLong }
    return AttributeLine(
      target: target, targetRange: start..<end, assignments: assignments,
      fault: fault ?? invalidName)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == .carriageReturn
  }

  private func skipBlanks(_ start: Int, _ end: Int) -> Int {
    bytes[start..<end].firstIndex { !isBlank($0) } ?? end
  }

  private func word(_ range: Range<Int>) -> (ByteString, end: Int) {
    let end = bytes[range].firstIndex(where: isBlank) ?? range.upperBound
    return (ByteString(bytes[range.lowerBound..<end]), end)
  }

  /// `"a pattern"` with C's escapes; nil where it is not well formed, and then it is a plain word.
  private func quotedName(_ range: Range<Int>) -> (ByteString, end: Int)? {
    guard bytes[range.lowerBound] == .ascii("\"") else { return nil }
    var name: [UInt8] = []
    var position = range.lowerBound + 1
    while position < range.upperBound {
      let byte = bytes[position]
      position += 1
      if byte == .ascii("\"") { return (ByteString(name.prefix { $0 != 0 }), position) }
      if byte == .ascii("\\") {
        guard let (value, length) = cEscape(bytes[position..<range.upperBound]) else { return nil }
        name.append(value)
        position += length
      } else {
        name.append(byte)
      }
    }
    return nil
  }

  private func target(_ name: ByteString) -> AttributeLine.Target {
    guard name.count > 6, name.hasPrefix("[attr]") else {
      return .pattern(Glob(name, ignoresCase: ignoresCase))
    }
    let macro = name[6..<name.count].drop(while: isBlank).prefix { !isBlank($0) }
    return .macro(ByteString(macro))
  }

  private func targetFault(
    _ target: AttributeLine.Target, at range: Range<Int>
  ) -> AttributeLine.Fault? {
    switch target {
    case .pattern(let glob): return glob.isNegative ? .negativePattern : nil
    case .macro(let name):
      guard allowsMacros else { return .macroBelowTop }
      return isValidAttributeName(name) ? nil : .invalidName(name, range)
    }
  }

  /// One name that git does not take makes it ignore the whole line.
  private func assignments(
    _ range: Range<Int>
  ) -> ([AttributeAssignment], invalidName: AttributeLine.Fault?) {
    var assignments: [AttributeAssignment] = []
    var invalidName: AttributeLine.Fault?
    var position = skipBlanks(range.lowerBound, range.upperBound)
    while position < range.upperBound {
      let (text, end) = word(position..<range.upperBound)
      let assignment = assignment(text, at: position..<end)
      if isValidAttributeName(assignment.name) {
        assignments.append(assignment)
      } else {
        invalidName = invalidName ?? .invalidName(assignment.name, position..<end)
      }
      position = skipBlanks(end, range.upperBound)
    }
    return (assignments, invalidName)
  }

  /// `name`, `-name`, `!name`, `name=value`; a value after `-name=` counts for nothing.
  private func assignment(_ text: ByteString, at range: Range<Int>) -> AttributeAssignment {
    let equals = text.firstIndex(of: .ascii("="))
    let name = text[0..<(equals ?? text.count)]
    switch text.first {
    case .ascii("-"):
      return AttributeAssignment(name: ByteString(name.dropFirst()), state: .unset, range: range)
    case .ascii("!"):
      return AttributeAssignment(
        name: ByteString(name.dropFirst()), state: .unspecified, range: range)
    default:
      let state = equals.map { AttributeState.value(ByteString(text[($0 + 1)..<text.count])) }
      return AttributeAssignment(name: ByteString(name), state: state ?? .set, range: range)
    }
  }
}

/// Letters, digits, `-`, `.` and `_`, not beginning with `-` (`attr_name_valid`).
private func isValidAttributeName(_ name: ByteString) -> Bool {
  guard let first = name.first, first != .ascii("-") else { return false }
  return name.allSatisfy {
    $0.isAlphanumeric || $0 == .ascii("-") || $0 == .ascii(".") || $0 == .ascii("_")
  }
}

/// The byte that an escape stands for and the escape's length, the backslash not counted
/// (`unquote_c_style`); nil for one that C does not know.
private func cEscape(_ rest: ArraySlice<UInt8>) -> (UInt8, length: Int)? {
  switch rest.first {
  case .ascii("a"): return (0x07, 1)
  case .ascii("b"): return (0x08, 1)
  case .ascii("t"): return (.tab, 1)
  case .ascii("n"): return (.lineFeed, 1)
  case .ascii("v"): return (0x0B, 1)
  case .ascii("f"): return (0x0C, 1)
  case .ascii("r"): return (.carriageReturn, 1)
  case .ascii("\\"), .ascii("\""): return rest.first.map { ($0, 1) }
  default:
    let digits = rest.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }),
      digits[digits.startIndex] <= 0x33
    else { return nil }
    return (digits.reduce(0) { $0 << 3 | ($1 - 0x30) }, 3)
  }
}
