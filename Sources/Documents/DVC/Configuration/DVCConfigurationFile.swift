public import ByteText

/// The files of DVC's configuration, least precedence first.
public enum DVCConfigurationLevel: Int, Hashable, Sendable, Comparable {
  case system, global
  /// `.dvc/config`, which git keeps.
  case repository
  /// `.dvc/config.local`, which git does not keep.
  case local

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A file of DVC's configuration.
public struct DVCConfigurationFile: Sendable {
  public let level: DVCConfigurationLevel
  public let path: RepositoryPath
  public let bytes: [UInt8]

  public init(_ level: DVCConfigurationLevel, path: RepositoryPath, bytes: [UInt8]) {
    self.level = level
    self.path = path
    self.bytes = bytes
  }
}
