public import ByteText

/// What the stores of git-lfs hold of the contents that pointers stand for.
public protocol LFSObjects: Sendable {
  func state(of object: LFSObject) -> LFSObjectState
}

/// A content as a pointer names it.
public struct LFSObject: Hashable, Sendable {
  /// The SHA-256 in 64 lower-case hexadecimal digits.
  public let oid: ByteString
  /// In bytes.
  public let size: Int

  public init(oid: ByteString, size: Int) {
    self.oid = oid
    self.size = size
  }
}

/// The answer to "is this content here?"
public enum LFSObjectState: Hashable, Sendable {
  case present
  /// In no store.
  case absent
  /// It has so many bytes, which is not what the pointer says.
  case wrongSize(Int)
  /// The file of that name holds a content with this SHA-256.
  case corrupt(ByteString)
  /// Nobody can tell; the reason in one clause.
  case unverifiable(String)
}

/// Answers that were asked for before.
public struct KnownLFSObjects: LFSObjects {
  private let states: [LFSObject: LFSObjectState]

  public init(_ states: [LFSObject: LFSObjectState] = [:]) {
    self.states = states
  }

  /// What nobody asked about is absent.
  public func state(of object: LFSObject) -> LFSObjectState { states[object] ?? .absent }
}
