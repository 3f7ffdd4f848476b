public import ByteText
public import Findings

/// One setting of DVC's configuration and where it is set.
public struct DVCSetting: Sendable {
  /// In lower case, as DVC takes it.
  public let key: ByteString
  public let value: ConfigurationValue
  public let keyLocation: SourceLocation
  public let valueLocation: SourceLocation
  /// Where it was found: a file of the snapshot, or one that the caller gave.
  public let level: DVCConfigurationLevel

  /// Nil for a list.
  public var text: ByteString? {
    if case .text(let text) = value { text } else { nil }
  }

  public var isTrue: Bool { text?.lowercasedASCII == "true" }
}

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

/// A place that data is pushed to and fetched from.
public struct DVCRemote: Sendable {
  /// In lower case, as DVC takes it.
  public let name: ByteString
  /// Where the name is written first.
  public let location: SourceLocation
  public let settings: [ByteString: DVCSetting]

  /// Nil where it is missing or a list.
  public var url: ByteString? { settings["url"]?.text }

  /// The URL's scheme in lower case; nil for a local folder.
  public var scheme: ByteString? { url.flatMap { urlScheme(of: $0) } }

  /// The remote that `remote://name/path` builds on.
  public var base: ByteString? {
    guard scheme == "remote", let url else { return nil }
    return url.dropFirst("remote://".utf8.count).prefix { $0 != .ascii("/") }.lowercasedASCII
  }

  /// Whether it is a folder that a path from `.dvc/` names; such a path may leave the repository.
  public var isRelativeFolder: Bool {
    guard scheme == nil, let url else { return false }
    return url.first != .ascii("/") && url.first != .ascii("~")
  }

  public var isVersionAware: Bool { settings["version_aware"]?.isTrue ?? false }
  public var isWorkTree: Bool { settings["worktree"]?.isTrue ?? false }
}
