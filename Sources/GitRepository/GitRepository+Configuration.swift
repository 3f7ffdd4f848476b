public import ByteText

extension GitRepository {
  /// The value of a setting at any level: `git -c` before the repository's own, the user's and the
  /// machine's; nil where none has it.
  public func setting(_ name: ByteString) throws(GitError) -> ByteString? {
    let command = try environment.commandConfiguration()
      .last { $0.name == name.lowercasedASCII }
    if let command { return command.value }
    let own = try reading { storage throws(GitError) in try storage.handle.values(of: name).last }
    if let own { return own }
    for file in environment.configurationFiles.reversed() where FileStatus(path: file) != nil {
      if let value = try Configuration(file: file).values(of: name).last { return value }
    }
    return nil
  }

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
