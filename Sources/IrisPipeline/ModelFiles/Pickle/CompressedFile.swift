/// Recognises what compresses files by their first bytes.
enum CompressedFile {
  /// The program that wrote such a file; nil where it is none of those known.
  static func program(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.program
  }

  private static let signatures: [(bytes: [UInt8], program: String)] = [
    ([0x1F, 0x8B], "gzip"),
    ([0x42, 0x5A, 0x68], "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
    ([0x5D, 0x00, 0x00], "lzma"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    ([0x04, 0x22, 0x4D, 0x18], "lz4"),
    ([0x50, 0x4B, 0x03, 0x04], "zip"),
    ([0x78, 0x01], "zlib"), ([0x78, 0x5E], "zlib"), ([0x78, 0x9C], "zlib"), ([0x78, 0xDA], "zlib"),
  ]
}
