public import ByteText
public import Findings

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
