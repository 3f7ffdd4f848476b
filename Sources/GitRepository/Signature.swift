public import ByteText

/// A name, a mail address and a time, as commits and tags carry them; the time zone is UTC.
public struct Signature: Hashable, Sendable {
  /// `NAME <MAIL> SECONDS +0000`.
  let line: ByteString

  /// - Parameter time: seconds since 1970.
  /// - Precondition: `name` and `mail` hold no `<`, `>`, line feed or zero byte.
  public init(name: ByteString, mail: ByteString, time: Int) {
    let forbidden: [UInt8] = [.ascii("<"), .ascii(">"), .lineFeed, 0]
    precondition(!(name.bytes + mail.bytes).contains(where: forbidden.contains))
    line = ByteString(name.bytes + Array(" <".utf8) + mail.bytes + Array("> \(time) +0000".utf8))
  }
}
