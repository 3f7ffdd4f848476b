public import ByteText

/// What a conda dependency asks for: `channel::name=version=build` (conda's MatchSpec).
public struct MatchSpecification: Sendable {
  /// In lower case.
  public let name: LocatedText
  /// Nil where any version fits.
  public let version: CondaVersion?
  /// Nil where any build fits.
  public let build: ByteString?
  public let channel: ByteString?
}

/// The version part of a conda dependency.
public struct CondaVersion: Sendable {
  /// As it is written, with its operator: `=1.26`, `>=1.20,<2`.
  public let text: LocatedText
  /// What conda makes of it: `1.26.*` of `=1.26`, `1.26` of `==1.26`.
  public let normal: ByteString

  /// How firmly it names a version.
  public enum Firmness: Hashable, Sendable {
    /// One version.
    case exact
    /// Every version below a prefix of so many parts: `=1.26` has two.
    case prefix(parts: Int)
    /// `*`
    case any
    /// Anything else.
    case range
  }

  public var firmness: Firmness {
    if normal == "*" { return .any }
    guard !normal.contains(where: { ",|<>!~=^$".utf8.contains($0) }) else { return .range }
    guard normal.contains(.ascii("*")) else { return .exact }
    guard normal.hasSuffix(".*") || normal.hasSuffix("*"), let version = number else {
      return .range
    }
    guard !version.contains(.ascii("*")) else { return .range }
    let release = version.prefix { $0 != .ascii("+") }
    return .prefix(parts: release.split(separator: .ascii(".")).count)
  }

  /// The version itself of an exact or prefix one, without operator and `.*`; nil for others.
  public var number: ByteString? {
    var end = normal.count
    if end > 0, normal[end - 1] == .ascii("*") { end -= 1 }
    if end > 0, end < normal.count, normal[end - 1] == .ascii(".") { end -= 1 }
    let text = normal[0..<end]
    return text.contains { ",|<>!~=*".utf8.contains($0) } || text.isEmpty ? nil : ByteString(text)
  }

  /// The text behind `=` or `==`.
  var withoutOperator: LocatedText {
    let start = text.text.firstIndex { $0 != .ascii("=") && !$0.isBlank } ?? 0
    return text.part(start..<text.text.count)
  }

  /// Whether `candidate` fits: `,` is and, `|` is or. Versions are compared as PEP 440 has them, which
  /// orders everything that Python packages are called as conda does.
  public func contains(_ candidate: PythonVersion) -> Bool {
    normal.bytes.split(separator: .ascii("|")).contains { alternative in
      alternative.split(separator: .ascii(",")).allSatisfy { clause in
        CondaVersion.clause(ByteString(clause.trimmed), fits: candidate)
      }
    }
  }

  private static func clause(_ clause: ByteString, fits candidate: PythonVersion) -> Bool {
    if clause == "*" { return true }
    let hasOperator = clause.first.map { "<>!~=".utf8.contains($0) } == true
    // A single `=` is a prefix.
    let isPrefix = clause.first == .ascii("=") && !clause.hasPrefix("==")
    let text: [UInt8] =
      isPrefix
      ? Array("==".utf8) + clause.bytes.dropFirst() + Array(".*".utf8)
      : hasOperator ? clause.bytes : Array("==".utf8) + clause.bytes
    return VersionSpecifier(ByteString(text))?.contains(candidate) ?? false
  }
}
