public import ByteText

/// A small repository that a rule passes or fails.
///
/// In a failing example `«` and `»` enclose each range that must be reported; a file that is to be
/// reported as a whole has its path wrapped in them. The marks are taken out before the check reads.
public struct Example: Sendable {
  /// What the example shows, in a few words.
  public let title: String
  public let files: [ExampleFile]
  public let history: ExampleHistory
  /// The tag under judgement, for rules that judge one.
  public let release: ExampleRelease?
  /// The contents that lie beside the repository, for rules that ask for them.
  public let objects: [ExampleObject]

  public init(
    _ title: String, _ files: [ExampleFile], history: ExampleHistory = ExampleHistory(),
    release: ExampleRelease? = nil, objects: [ExampleObject] = []
  ) {
    self.title = title
    self.files = files
    self.history = history
    self.release = release
    self.objects = objects
  }
}

public struct ExampleFile: Sendable {
  public enum Content: Sendable {
    case text(ByteString)
    case executable(ByteString)
    case symbolicLink(target: ByteString)
    case submodule
    /// A blob of so many bytes (all zero), for rules about size.
    case size(Int)
  }

  public let path: ByteString
  public let content: Content

  public init(_ path: ByteString, _ content: Content) {
    self.path = path
    self.content = content
  }

  public init(_ path: ByteString, _ text: ByteString) {
    self.init(path, .text(text))
  }
}

/// What the example's repository knows beyond its files.
public struct ExampleHistory: Sendable {
  /// Full commit ids (40 hexadecimal digits) of the history that leads to the snapshot.
  public let ancestors: [ByteString]
  /// Commits that exist but do not lead to the snapshot.
  public let otherCommits: [ByteString]
  public let isShallow: Bool
  /// Seconds since 1970 of the commit under judgement; nil for an index or a work tree.
  public let commitTime: Int?
  /// The paths that the commit touches; nil for all.
  public let touched: [ByteString]?

  public init(
    ancestors: [ByteString] = [], otherCommits: [ByteString] = [], isShallow: Bool = false,
    commitTime: Int? = nil, touched: [ByteString]? = nil
  ) {
    self.ancestors = ancestors
    self.otherCommits = otherCommits
    self.isShallow = isShallow
    self.commitTime = commitTime
    self.touched = touched
  }
}
