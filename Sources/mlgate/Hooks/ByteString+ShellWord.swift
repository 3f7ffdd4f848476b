import ByteText

extension ByteString {
  /// As a shell takes it for one word.
  var shellWord: String {
    let isPlain = allSatisfy { byte in
      byte.isAlphanumeric || "@%+=:,./-_".utf8.contains(byte)
    }
    if isPlain, !isEmpty { return description }
    return "'" + description.replacing("'", with: "'\\''") + "'"
  }
}
