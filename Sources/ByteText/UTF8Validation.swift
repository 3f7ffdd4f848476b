/// The length (1–4) of the well-formed UTF-8 sequence that `bytes` begins with; nil where there is
/// none. Overlong forms, surrogates and values above U+10FFFF are not well formed (Unicode 15, table 3-7).
@inlinable public func validUTF8Length(_ bytes: some Collection<UInt8>) -> Int? {
  guard let first = bytes.first else { return nil }
  let second: ClosedRange<UInt8>
  let length: Int
  switch first {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  let tail = bytes.dropFirst().prefix(length - 1)
  guard tail.count == length - 1, let next = tail.first, second.contains(next),
    tail.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
  else { return nil }
  return length
}

/// The offset of the first byte that is not part of well-formed UTF-8; nil where all is well.
public func firstInvalidUTF8Offset(in bytes: [UInt8]) -> Int? {
  var offset = 0
  while offset < bytes.count {
    if bytes[offset] < 0x80 {
      offset += 1
    } else if let length = validUTF8Length(bytes[offset...]) {
      offset += length
    } else {
      return offset
    }
  }
  return nil
}
