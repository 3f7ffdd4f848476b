/// How far one version lies above another, by semantic versioning.
public enum VersionStep: Int, Comparable, Sendable, CaseIterable {
  case patch, minor, major

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  public var name: String {
    switch self {
    case .major: "major"
    case .minor: "minor"
    case .patch: "patch"
    }
  }
}

extension SemanticVersion {
  /// The leftmost number in which this version differs from `earlier`; patch where none does.
  public func step(from earlier: SemanticVersion) -> VersionStep {
    if major != earlier.major { return .major }
    return minor != earlier.minor ? .minor : .patch
  }
}
