public import ByteText

/// One clause of a version specifier: `>=1.26` (PEP 440).
public struct VersionSpecifier: Sendable {
  public enum Operator: String, Sendable, CaseIterable {
    // Longer ones first: the scanner takes the first that fits.
    case identical = "==="
    case compatible = "~="
    case equal = "=="
    case notEqual = "!="
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
  }

  public let comparison: Operator
  /// The version as it is written, without `.*`.
  public let version: ByteString
  /// Whether `.*` follows the version.
  public let isWildcard: Bool
  /// Nil for `===`, which compares text.
  public let parsedVersion: PythonVersion?
  /// The whole clause in the source.
  public let range: ByteRange
  /// The version in the source, `.*` included.
  public let versionRange: ByteRange

  /// Whether the clause names one version: `==` without a wildcard, or `===`.
  public var isExact: Bool {
    comparison == .equal && !isWildcard || comparison == .identical && !version.isEmpty
  }

  /// Whether `candidate` fits, pre-releases like any other.
  public func contains(_ candidate: ByteString) -> Bool {
    guard comparison != .identical else {
      return candidate.trimmed.lowercasedASCII == version.lowercasedASCII
    }
    return PythonVersion(candidate).map(contains) ?? false
  }

  /// Whether `candidate` fits, pre-releases like any other.
  public func contains(_ candidate: PythonVersion) -> Bool {
    guard let wanted = parsedVersion else {
      return ByteString(candidate.description) == version.lowercasedASCII
    }
    return switch comparison {
    case .identical: false
    case .equal: equals(candidate, wanted)
    case .notEqual: !equals(candidate, wanted)
    case .compatible: candidate.publicVersion >= wanted && candidate.hasReleasePrefix(wanted.parent)
    case .atMost: candidate.publicVersion <= wanted
    case .atLeast: candidate.publicVersion >= wanted
    case .below: isBelow(candidate, wanted)
    case .above: isAbove(candidate, wanted)
    }
  }

  private func equals(_ candidate: PythonVersion, _ wanted: PythonVersion) -> Bool {
    if isWildcard { return candidate.hasReleasePrefix(wanted) }
    return (wanted.local.isEmpty ? candidate.publicVersion : candidate) == wanted
  }

  /// `<2` leaves out the pre-releases of 2.
  private func isBelow(_ candidate: PythonVersion, _ wanted: PythonVersion) -> Bool {
    candidate < wanted
      && !(candidate.isPreRelease && !wanted.isPreRelease
        && candidate.baseVersion == wanted.baseVersion)
  }

  /// `>2` leaves out the post-releases and local versions of 2.
  private func isAbove(_ candidate: PythonVersion, _ wanted: PythonVersion) -> Bool {
    candidate.publicVersion > wanted
      && !(candidate.postRelease != nil && wanted.postRelease == nil
        && candidate.baseVersion == wanted.baseVersion)
  }
}

extension VersionSpecifier {
  /// Reads a whole clause; nil where it is not one.
  public init?(_ text: ByteString) {
    let text = Array(text.trimmed)
    var parser = RequirementParser(LogicalLine(text, at: 0))
    do {
      guard let specifier = try parser.readSpecifier(), parser.scanner.isAtEnd else { return nil }
      self = specifier
    } catch {
      return nil
    }
  }
}

extension PythonVersion {
  /// The release without its last part: `1.4` of `1.4.5`, for `~=`.
  fileprivate var parent: PythonVersion {
    var version = baseVersion
    version.release.removeLast()
    return version
  }
}
