public import ByteText
public import Findings

/// One version that a requirements or conda file pins a package to.
public struct PackagePin: Sendable {
  /// The package's name on PyPI: conda's `pytorch` is `torch`.
  public let name: PackageName
  /// As it is written.
  public let version: ByteString
  /// Whether every version below it fits too: conda's `numpy=1.26` is also 1.26.4.
  public let isPrefix: Bool
  /// Whether the version is compared as text (`===`).
  public let isIdentity: Bool
  /// Where the version stands.
  public let location: SourceLocation
  /// The environments for which it counts; nil for all.
  public let marker: Marker?

  /// Whether `candidate` is this version: `2.1.0+cu118` is `2.1.0`, and `2.1` is too.
  public func accepts(_ candidate: ByteString) -> Bool {
    guard !isIdentity, let wanted = PythonVersion(version),
      let candidate = PythonVersion(candidate)
    else { return candidate.lowercasedASCII == version.lowercasedASCII }
    if isPrefix { return candidate.hasReleasePrefix(wanted) }
    return (wanted.local.isEmpty ? candidate.publicVersion : candidate) == wanted
  }

  /// Whether one installed version can be both.
  public func agrees(with other: PackagePin) -> Bool {
    accepts(other.version) || other.accepts(version)
  }
}
