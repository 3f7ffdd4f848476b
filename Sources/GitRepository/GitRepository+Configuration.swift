public import ByteText

extension GitRepository {
  /// Whether the repository's own configuration (`.git/config`) says yes; what it does not say is no.
  ///
  /// No other level counts: neither the machine's nor the user's settings, and nothing that is
  /// committed.
  public func isTrue(_ name: ByteString) throws(GitError) -> Bool {
    let value = try reading { storage throws(GitError) in
      try storage.handle.values(of: name).last
    }
    guard let value = value?.lowercasedASCII else { return false }
    return ["true", "yes", "on", "1"].contains(value)
  }
}
