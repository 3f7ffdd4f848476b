public import ByteText

/// What the configuration can change about the rules on large files.
public struct LargeFileSettings: Sendable {
  /// Bytes that a blob in plain git may have; GitHub warns at 50 MB and refuses 100 MB.
  public var byteLimit = 10_000_000
  /// Names of folders, at any depth, below which `*.bin` is a model's weights; elsewhere it may be anything.
  public var weightFolders: [ByteString] = ["checkpoints", "models", "weights"]
  /// Whether attribute patterns match ASCII letters in either case (`core.ignorecase`).
  public var ignoresCase = false

  public init() {}
}
