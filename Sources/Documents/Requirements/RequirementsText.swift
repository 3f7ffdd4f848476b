import ByteText

/// A requirements file's bytes as UTF-8 (pip's `_decode_req_file`): a byte-order mark, then a PEP 263
/// comment in the first two lines, then UTF-8. PowerShell's `pip freeze > f` writes UTF-16.
struct RequirementsText {
  /// Without a byte-order mark where the text is not UTF-8 itself, so that places stay those of the file.
  let bytes: [UInt8]
  let fault: SyntaxFault?

  init(_ raw: [UInt8]) {
    if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) {
      self.init(raw, SyntaxFault(.notUTF8(problem: "the file is UTF-32"), at: 0..<4))
    } else if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: raw, isLittleEndian: raw[0] == 0xFF)
    } else if let encoding = declaredEncoding(raw), !isUTF8Name(encoding) {
      self.init(raw, encoding: encoding)
    } else {
      let fault = firstInvalidUTF8Offset(in: raw).map { offset in
        SyntaxFault(
          .notUTF8(problem: "byte 0x\(hexadecimal(UInt32(raw[offset]), width: 2)) is not UTF-8"),
          at: offset..<(offset + 1))
      }
      self.init(raw, fault)
    }
  }

  private init(_ bytes: [UInt8], _ fault: SyntaxFault?) {
    self.bytes = bytes
    self.fault = fault
  }

  private init(utf16 raw: [UInt8], isLittleEndian: Bool) {
    let units = stride(from: 2, to: raw.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(raw[index]), UInt16(raw[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    fault =
      raw.count % 2 == 0
      ? nil : SyntaxFault(.notUTF8(problem: "UTF-16 with an odd number of bytes"), at: 0..<0)
  }

  private init(_ raw: [UInt8], encoding: ByteString) {
    let latin1: [ByteString] = ["latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1"]
    let name = ByteString(
      encoding.lowercasedASCII.bytes.map { $0 == .ascii("_") ? .ascii("-") : $0 })
    if latin1.contains(name) {
      bytes = Array(String(String.UnicodeScalarView(raw.map { Unicode.Scalar($0) })).utf8)
      fault = nil
    } else {
      bytes = raw
      fault = raw.firstIndex { $0 >= 0x80 }.map { offset in
        SyntaxFault(
          .notUTF8(problem: "the file declares the encoding \(encoding.quoted); write it as UTF-8"),
          at: offset..<(offset + 1))
      }
    }
  }
}

/// The encoding that a comment in the first two lines names: `# -*- coding: latin-1 -*-`.
private func declaredEncoding(_ bytes: [UInt8]) -> ByteString? {
  for line in bytes.prefix(4096).split(
    separator: .lineFeed, maxSplits: 2, omittingEmptySubsequences: false
  ).prefix(2)
  where line.first == .ascii("#") {
    guard let word = line.firstIndex(of: Array("coding".utf8), from: line.startIndex) else {
      continue
    }
    let rest = line[(word + 6)...]
    guard rest.first == .ascii(":") || rest.first == .ascii("=") else { continue }
    let name = rest.dropFirst().drop { $0.isWhitespace }.prefix(while: isIdentifierByte)
    if !name.isEmpty { return ByteString(name) }
  }
  return nil
}

private func isUTF8Name(_ name: ByteString) -> Bool {
  ["utf-8", "utf8", "utf_8", "u8", "utf-8-sig", "utf_8_sig"].contains(name.lowercasedASCII)
}
