public import ByteText
public import Findings

/// What the repository knows that a training run is held against.
public struct SmokeEvidence: Sendable {
  /// The committed record; nil where there is none.
  public var record: SmokeRecord?
  /// The release before; nil where there is none, or none that left anything to compare with.
  public var release: Release?

  /// What the release before left in git.
  public struct Release: Sendable {
    /// `model-v1.0.0`
    public var name: ByteString
    /// Its record of the built-in pipeline.
    public var record: SmokeRecord?
    /// Its command's predictions file.
    public var predictions: [UInt8]?
    /// Why nobody can tell whether this is the release before, in one clause; nil where it is.
    public var doubt: String?

    public init(
      name: ByteString, record: SmokeRecord? = nil, predictions: [UInt8]? = nil,
      doubt: String? = nil
    ) {
      self.name = name
      self.record = record
      self.predictions = predictions
      self.doubt = doubt
    }
  }

  public init(record: SmokeRecord? = nil, release: Release? = nil) {
    self.record = record
    self.release = release
  }
}

/// What a training run came to.
public struct SmokeResult: Sendable {
  public var job: JobOutcome
  /// What `--record` writes; nil where the run did not come to an end.
  public var record: SmokeRecord?
  /// The signal that this process got meanwhile, because of which it is to end.
  public var interruption: Int32?
}
