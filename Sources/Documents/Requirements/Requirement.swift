import ByteText
public import Findings

/// One thing that a requirements file installs.
public struct Requirement: Sendable {
  /// Where the package comes from.
  public enum Origin: Sendable {
    /// An index such as PyPI, by name and version.
    case index
    case url(DirectURL)
    /// A folder or file on the disk.
    case path(LocatedText)
  }

  /// The file that says it.
  public let source: SourceText
  /// The requirement without its options.
  public let range: ByteRange
  /// Nil where a URL or path does not say what it holds.
  public let name: LocatedText?
  public let extras: [LocatedText]
  public let specifiers: [VersionSpecifier]
  public let origin: Origin
  public let marker: Marker?
  public let isEditable: Bool
  public let hashes: [RequirementHash]
  /// Whether a part is `${NAME}`, which pip takes from the environment.
  public let usesVariable: Bool

  /// The name as indexes compare it.
  public var packageName: PackageName? { name.map { PackageName($0.text) } }

  public var location: SourceLocation { source.location(of: range) }

  /// Where to point for something that concerns the whole requirement: the name, else everything.
  public var headLocation: SourceLocation {
    source.location(
      of: name.map { range.contains($0.range.lowerBound) ? $0.range : range } ?? range)
  }

  public func location(of part: ByteRange) -> SourceLocation { source.location(of: part) }
}
