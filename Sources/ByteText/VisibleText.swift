/// Text of `bytes` in which nothing hides: invalid UTF-8 becomes `\xE9`, a line feed `\n`, any other
/// control, separator, bidirectional mark or noncharacter `\u{1B}`.
///
/// Two different byte strings can look alike only if one of them holds such an escape literally.
public func visibleText(_ bytes: some Collection<UInt8>) -> String {
  var rest = Array(bytes)[...]
  // Nearly every text: ASCII in which nothing hides.
  if rest.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(decoding: rest, as: UTF8.self) }
  var text = ""
  while let first = rest.first {
    guard let length = validUTF8Length(rest) else {
      text += "\\x" + hexadecimal(UInt32(first), width: 2)
      rest = rest.dropFirst()
      continue
    }
    // Decoding a sequence just proved valid yields exactly one scalar.
    for scalar in String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars {
      if isHidden(scalar) {
        text += visibleForm(of: scalar)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    rest = rest.dropFirst(length)
  }
  return text
}

/// The escape that stands for a hidden scalar: `\n`, `\t`, `\r` or `\u{1B}`.
public func visibleForm(of scalar: Unicode.Scalar) -> String {
  switch scalar.value {
  case 0x09: "\\t"
  case 0x0A: "\\n"
  case 0x0D: "\\r"
  default: "\\u{" + hexadecimal(scalar.value, width: 1) + "}"
  }
}

/// Controls, line and paragraph separators, zero-width and bidirectional marks, the byte-order mark,
/// noncharacters, tags and private use: what a reader cannot see or a terminal may act on.
public func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E: true
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFB: true
  case 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}

/// `value` in upper-case hexadecimal, at least `width` digits.
public func hexadecimal(_ value: UInt32, width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
