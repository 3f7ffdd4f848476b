public import ByteText

/// A version by Semantic Versioning 2.0.0 (semver.org).
///
/// The numbers stay digits, because the specification sets no upper bound. Two versions that differ
/// only in build metadata are different values of the same precedence, so there is no `<`.
public struct SemanticVersion: Hashable, Sendable {
  /// Digits without a leading zero.
  public let major: ByteString
  public let minor: ByteString
  public let patch: ByteString
  /// The identifiers between `-` and `+`; empty for a release.
  public let prerelease: [ByteString]
  /// The identifiers behind `+`; they do not count for precedence.
  public let build: [ByteString]

  /// The same grammar as a regular expression, for JSON Schema; source: semver.org, its FAQ.
  public static let pattern = """
    ^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\
    (-((0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?\
    (\\+([0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*))?$
    """

  public init(_ text: some Collection<UInt8>) throws(InvalidSemanticVersion) {
    let bytes = Array(text)
    let (beforeBuild, build) = cut(bytes[...], at: .ascii("+"))
    let (core, prerelease) = cut(beforeBuild, at: .ascii("-"))
    let numbers = fields(core)
    guard numbers.count == 3 else { throw .notThreeNumbers(found: numbers.count, in: numbers[0]) }
    major = try coreNumber(numbers[0])
    minor = try coreNumber(numbers[1])
    patch = try coreNumber(numbers[2])
    self.prerelease = try identifiers(prerelease, allowsLeadingZeros: false)
    self.build = try identifiers(build, allowsLeadingZeros: true)
  }
}

/// Why a text is not a semantic version.
public enum InvalidSemanticVersion: Error, Hashable {
  /// Not `MAJOR.MINOR.PATCH`: how many fields there are, and the first one.
  case notThreeNumbers(found: Int, in: ByteString)
  case notANumber(ByteString)
  case leadingZero(ByteString)
  /// Two dots in a row, or nothing behind `-` or `+`.
  case emptyIdentifier
  /// A pre-release or build identifier with anything but ASCII letters, digits and `-`.
  case invalidIdentifier(ByteString)
}

extension SemanticVersion {
  /// Whether this version is released before `other` (specification, item 11).
  public func precedes(_ other: SemanticVersion) -> Bool {
    for (left, right) in zip([major, minor, patch], [other.major, other.minor, other.patch])
    where left != right {
      return isSmaller(left, right)
    }
    // A release comes after its pre-releases.
    if prerelease.isEmpty || other.prerelease.isEmpty {
      return !prerelease.isEmpty && other.prerelease.isEmpty
    }
    return prerelease.lexicographicallyPrecedes(other.prerelease, by: identifierPrecedes)
  }
}

/// Compares digit strings of any length without leading zeros as numbers.
private func isSmaller(_ left: ByteString, _ right: ByteString) -> Bool {
  (left.count, left) < (right.count, right)
}

/// Numbers by value and before words; words by their bytes.
private func identifierPrecedes(_ left: ByteString, _ right: ByteString) -> Bool {
  switch (left.isAllDigits, right.isAllDigits) {
  case (true, true): isSmaller(left, right)
  case (let isNumber, let otherIsNumber) where isNumber != otherIsNumber: isNumber
  default: left < right
  }
}

/// What stands before the first `separator`, and what stands behind it where there is one.
private func cut(
  _ bytes: ArraySlice<UInt8>, at separator: UInt8
) -> (ArraySlice<UInt8>, ArraySlice<UInt8>?) {
  guard let index = bytes.firstIndex(of: separator) else { return (bytes, nil) }
  return (bytes[..<index], bytes[(index + 1)...])
}

private func fields(_ bytes: ArraySlice<UInt8>) -> [ByteString] {
  bytes.split(separator: .ascii("."), omittingEmptySubsequences: false).map { ByteString($0) }
}

private func coreNumber(_ field: ByteString) throws(InvalidSemanticVersion) -> ByteString {
  guard field.isAllDigits else { throw .notANumber(field) }
  guard field == "0" || field.first != .ascii("0") else { throw .leadingZero(field) }
  return field
}

private func identifiers(
  _ bytes: ArraySlice<UInt8>?, allowsLeadingZeros: Bool
) throws(InvalidSemanticVersion) -> [ByteString] {
  guard let bytes else { return [] }
  let identifiers = fields(bytes)
  for identifier in identifiers {
    guard !identifier.isEmpty else { throw .emptyIdentifier }
    guard identifier.allSatisfy({ $0.isAlphanumeric || $0 == .ascii("-") }) else {
      throw .invalidIdentifier(identifier)
    }
    let hasLeadingZero = identifier.isAllDigits && identifier.count > 1 && identifier[0] == 0x30
    guard allowsLeadingZeros || !hasLeadingZero else { throw .leadingZero(identifier) }
  }
  return identifiers
}
