public import ByteText

/// `sha256:…`: what the downloaded file must hash to.
public struct RequirementHash: Hashable, Sendable {
  public let algorithm: ByteString
  public let digest: ByteString

  /// The algorithms that pip takes.
  static let algorithms: [ByteString] = ["sha256", "sha384", "sha512"]

  /// Reads `algorithm:digest`; nil for another algorithm or none.
  init?(_ text: ByteString) {
    guard let colon = text.firstIndex(of: .ascii(":")) else { return nil }
    algorithm = ByteString(text[0..<colon])
    digest = ByteString(text[(colon + 1)..<text.count])
    guard Self.algorithms.contains(algorithm) else { return nil }
  }
}
