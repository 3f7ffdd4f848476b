import ByteText

/// The only way for a path into a URI: a relative reference (RFC 3986) in which every byte but letters, digits,
/// `-._~` and the separators is percent-encoded, so that it has no scheme, host, query or fragment.
enum URIEncoder {
  static func relativeReference(_ path: RepositoryPath) -> String {
    var text: [UInt8] = []
    for byte in path.bytes {
      // A separator at the start would make it absolute.
      if byte.isAlphanumeric || "-._~".utf8.contains(byte)
        || (byte == .ascii("/") && !text.isEmpty)
      {
        text.append(byte)
      } else {
        text.append(contentsOf: "%\(hexadecimal(UInt32(byte), width: 2))".utf8)
      }
    }
    return text.isEmpty ? "." : String(decoding: text, as: UTF8.self)
  }
}
