import ByteText

/// The lines of one attribute file, the last first, sorted by the byte that a path must end with.
///
/// Nearly every pattern ends with an extension, so a path is compared with few of them.
struct AttributeRuleTable: Sendable {
  /// For each byte that some pattern ends with: those patterns and the ones that end anyhow.
  private let rulesOfLastByte: [UInt8: [AttributeProgram.Rule]]
  private let otherRules: [AttributeProgram.Rule]
  /// The same for all rules.
  private let ignoresCase: Bool

  init(_ rules: [AttributeProgram.Rule]) {
    ignoresCase = rules.first?.glob.ignoresCase ?? false
    otherRules = rules.filter { $0.glob.lastByte == nil }
    var table: [UInt8: [AttributeProgram.Rule]] = [:]
    for byte in Set(rules.compactMap(\.glob.lastByte)) {
      table[byte] = rules.filter { $0.glob.lastByte == nil || $0.glob.lastByte == byte }
    }
    rulesOfLastByte = table
  }

  func rules(forPathEndingWith byte: UInt8?) -> [AttributeProgram.Rule] {
    guard let byte else { return otherRules }
    return rulesOfLastByte[ignoresCase ? byte.lowercased : byte] ?? otherRules
  }
}
