/// The ASCII bytes that the parsers name.
extension UInt8 {
  @inlinable public static var tab: UInt8 { 0x09 }
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  @inlinable public static var space: UInt8 { 0x20 }

  /// The byte of an ASCII character: `UInt8(ascii:)` with a shorter name.
  @inlinable public static func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

  @inlinable public var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inlinable public var isUppercaseLetter: Bool { self >= 0x41 && self <= 0x5A }
  @inlinable public var isLowercaseLetter: Bool { self >= 0x61 && self <= 0x7A }
  @inlinable public var isLetter: Bool { isUppercaseLetter || isLowercaseLetter }
  @inlinable public var isAlphanumeric: Bool { isLetter || isDigit }
  @inlinable public var isLowercaseHexDigit: Bool { isDigit || (self >= 0x61 && self <= 0x66) }
  @inlinable public var isHexDigit: Bool { isLowercaseHexDigit || (self >= 0x41 && self <= 0x46) }
  /// Space or tab.
  @inlinable public var isBlank: Bool { self == .space || self == .tab }
  /// Space, tab, line feed, vertical tab, form feed or carriage return.
  @inlinable public var isWhitespace: Bool { self == .space || (self >= 0x09 && self <= 0x0D) }

  /// The lower-case form of an ASCII letter; every other byte unchanged.
  @inlinable public var lowercased: UInt8 { isUppercaseLetter ? self + 0x20 : self }

  /// 0–15 for a hexadecimal digit of either case.
  @inlinable public var hexValue: UInt8? {
    if isDigit { return self - 0x30 }
    let lower = lowercased
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : nil
  }
}
