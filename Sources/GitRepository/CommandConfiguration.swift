import ByteText

/// A setting by its full name, the section and the last part in lower case, and its value.
struct ConfigurationSetting: Equatable {
  let name: ByteString
  let value: ByteString

  init(name: ByteString, value: ByteString) {
    // What stands between the first and the last dot keeps its case.
    let first = name.firstIndex(of: .ascii(".")) ?? name.endIndex
    let last = name.lastIndex(of: .ascii(".")) ?? name.startIndex
    let head = name[..<first].lowercasedASCII
    let rest = first < name.endIndex ? name[first...] : []
    self.name =
      first < last
      ? ByteString(head.bytes + name[first..<last] + name[last...].lowercasedASCII.bytes)
      : ByteString(head.bytes + rest.lowercasedASCII.bytes)
    self.value = value
  }
}

extension GitEnvironment {
  /// What `git -c` and `GIT_CONFIG_COUNT` set for one command and the programs below it, the least
  /// important first (git-config(1), "ENVIRONMENT").
  func commandConfiguration() throws(GitError) -> [ConfigurationSetting] {
    try countedSettings() + quotedSettings()
  }

  private func countedSettings() throws(GitError) -> [ConfigurationSetting] {
    guard let text = value("GIT_CONFIG_COUNT") else { return [] }
    guard let count = text.decimalValue, count <= 10_000 else {
      throw GitError(.unreadable, "GIT_CONFIG_COUNT is \(text.quoted), which is no count")
    }
    var settings: [ConfigurationSetting] = []
    for place in 0..<count {
      let (key, value) = ("GIT_CONFIG_KEY_\(place)", "GIT_CONFIG_VALUE_\(place)")
      guard let name = variable(ByteString(key)), let text = variable(ByteString(value)) else {
        throw GitError(
          .unreadable, "GIT_CONFIG_COUNT is \(count), but \(key) or \(value) is not set")
      }
      settings.append(ConfigurationSetting(name: name, value: text))
    }
    return settings
  }

  /// `'NAME'='VALUE'`, `'NAME'=` and, as git before 2.30 wrote it, `'NAME=VALUE'`, with spaces between.
  private func quotedSettings() throws(GitError) -> [ConfigurationSetting] {
    guard let text = value("GIT_CONFIG_PARAMETERS") else { return [] }
    var rest = text.bytes[...]
    var settings: [ConfigurationSetting] = []
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.isEmpty { return settings }
      guard let name = unquoted(&rest) else {
        throw GitError(.unreadable, "GIT_CONFIG_PARAMETERS is not quoted as git quotes it")
      }
      settings.append(setting(name, &rest))
    }
  }

  private func setting(
    _ name: ByteString, _ rest: inout ArraySlice<UInt8>
  ) -> ConfigurationSetting {
    if rest.first == .ascii("=") {
      rest = rest.dropFirst()
      return ConfigurationSetting(name: name, value: unquoted(&rest) ?? "true")
    }
    guard let equals = name.firstIndex(of: .ascii("=")) else {
      return ConfigurationSetting(name: name, value: "true")
    }
    return ConfigurationSetting(
      name: ByteString(name[..<equals]), value: ByteString(name[(equals + 1)...]))
  }

  /// One word as the shell quotes it: `'…'`, with `'\\''` and `'\\!'` for a quote and a `!` in it.
  private func unquoted(_ rest: inout ArraySlice<UInt8>) -> ByteString? {
    var bytes: [UInt8] = []
    guard rest.first == .ascii("'") else { return nil }
    while rest.first == .ascii("'") {
      guard let end = rest.dropFirst().firstIndex(of: .ascii("'")) else { return nil }
      bytes += rest[(rest.startIndex + 1)..<end]
      rest = rest[(end + 1)...]
      guard rest.first == .ascii("\\") else { break }
      guard let escaped = rest.dropFirst().first else { return nil }
      bytes.append(escaped)
      rest = rest.dropFirst(2)
      guard rest.first == .ascii("'") else { return nil }
    }
    return ByteString(bytes)
  }
}
