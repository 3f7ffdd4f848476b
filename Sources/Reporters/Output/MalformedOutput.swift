import ByteText

/// Output that does not read back as its own format: a bug of ours, caught before it reached anyone.
public struct MalformedOutput: Error, Hashable, Sendable, CustomStringConvertible {
  /// The byte at which reading stopped.
  public let offset: Int
  public let problem: String

  init(_ problem: String, at offset: Int) {
    self.offset = offset
    self.problem = problem
  }

  public var description: String { "\(problem) at byte \(offset)" }
}

func checkUTF8(_ bytes: [UInt8]) throws(MalformedOutput) {
  if let offset = firstInvalidUTF8Offset(in: bytes) {
    throw MalformedOutput("invalid UTF-8", at: offset)
  }
}
