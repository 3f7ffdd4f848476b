extension ByteString: Codable {
  /// A text where the bytes are UTF-8, otherwise the bytes as numbers: nothing is lost.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if firstInvalidUTF8Offset(in: bytes) == nil {
      try container.encode(String(decoding: bytes, as: UTF8.self))
    } else {
      try container.encode(bytes)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.init(text)
    } else {
      self.init(try container.decode([UInt8].self))
    }
  }
}

extension RepositoryPath: Codable {
  public func encode(to encoder: any Encoder) throws { try bytes.encode(to: encoder) }

  public init(from decoder: any Decoder) throws { self.init(try ByteString(from: decoder)) }
}
