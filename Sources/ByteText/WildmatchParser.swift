/// A step of a wildcard pattern.
enum WildmatchToken: Hashable, Sendable {
  case byte(UInt8)
  /// `?` and brackets.
  case oneOf(ByteSet)
  /// Any bytes but `/`.
  case star
  /// Any bytes.
  case anything
  /// `**` before a slash, which is the next token: both together may be absent.
  case folders

  var literal: UInt8? {
    if case .byte(let byte) = self { byte } else { nil }
  }

  /// Whether the token takes any number of bytes, none too.
  var repeats: Bool {
    switch self {
    case .byte, .oneOf: false
    case .star, .anything, .folders: true
    }
  }

  func accepts(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let literal): byte == literal
    case .oneOf(let set): set.contains(byte)
    case .star: byte != .ascii("/")
    case .anything, .folders: true
    }
  }
}

/// Reads a pattern as `dowild` of git's `wildmatch.c` reads it.
struct WildmatchParser {
  let pattern: [UInt8]
  let isPathname: Bool
  let ignoresCase: Bool
  private var position = 0

  init(pattern: [UInt8], isPathname: Bool, ignoresCase: Bool) {
    self.pattern = pattern
    self.isPathname = isPathname
    self.ignoresCase = ignoresCase
  }

  /// Nil where the pattern can match nothing: a bracket without end, an unknown class, a lone `\`.
  mutating func parse() -> [WildmatchToken]? {
    var tokens: [WildmatchToken] = []
    while position < pattern.count {
      let byte = pattern[position]
      position += 1
      switch byte {
      case .ascii("?"): tokens.append(.oneOf(withoutSlash(negated: true, ByteSet())))
      case .ascii("*"): tokens.append(stars())
      case .ascii("["):
        guard let set = bracket() else { return nil }
        tokens.append(.oneOf(set))
      case .ascii("\\"):
        guard let escaped = next() else { return nil }
        // git folds the backslash, not the byte after it.
        tokens.append(.byte(escaped))
      default: tokens.append(.byte(ignoresCase ? byte.lowercased : byte))
      }
    }
    return tokens
  }

  private mutating func next() -> UInt8? {
    guard position < pattern.count else { return nil }
    position += 1
    return pattern[position - 1]
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < pattern.count ? pattern[position + offset] : nil
  }

  /// After the first `*` of a row.
  private mutating func stars() -> WildmatchToken {
    let first = position - 1
    while peek() == .ascii("*") { position += 1 }
    guard isPathname else { return .anything }
    let startsComponent = first == 0 || pattern[first - 1] == .ascii("/")
    guard position - first > 1, startsComponent else { return .star }
    switch (peek(), peek(1)) {
    case (nil, _): return .anything
    case (.ascii("/"), _): return .folders
    case (.ascii("\\"), .ascii("/")): return .anything
    default: return .star
    }
  }

  /// After `[`.
  private mutating func bracket() -> ByteSet? {
    var set = ByteSet()
    let isNegated = peek() == .ascii("!") || peek() == .ascii("^")
    if isNegated { position += 1 }
    var previous: UInt8?
    // A `]` in the first place stands for itself.
    repeat {
      guard let byte = next() else { return nil }
      switch byte {
      case .ascii("\\"):
        guard let escaped = next() else { return nil }
        set.insert(escaped)
        previous = escaped
      case .ascii("-") where previous != nil && peek() != nil && peek() != .ascii("]"):
        guard let low = previous, let high = rangeEnd() else { return nil }
        insert(low, through: high, into: &set)
        previous = nil
      case .ascii("[") where peek() == .ascii(":"):
        switch namedClass() {
        case .bytes(let bytes):
          for byte in bytes { set.insert(byte) }
          previous = nil
        case .notAClass:
          set.insert(byte)
          previous = byte
        case .malformed: return nil
        }
      default:
        set.insert(byte)
        previous = byte
      }
    } while peek() != .ascii("]")
    position += 1
    return withoutSlash(negated: isNegated, set)
  }

  private func withoutSlash(negated: Bool, _ set: ByteSet) -> ByteSet {
    var set = set
    if negated { set.formComplement() }
    if isPathname { set.remove(.ascii("/")) }
    return set
  }

  private mutating func rangeEnd() -> UInt8? {
    let byte = next()
    return byte == .ascii("\\") ? next() : byte
  }

  private func insert(_ low: UInt8, through high: UInt8, into set: inout ByteSet) {
    guard low <= high else { return }
    for byte in low...high {
      set.insert(byte)
      if ignoresCase { set.insert(byte.lowercased) }
    }
  }

  private enum NamedClass {
    case bytes([UInt8])
    case notAClass
    case malformed
  }

  /// After `[` of `[:name:]`.
  private mutating func namedClass() -> NamedClass {
    let start = position + 1
    guard let end = pattern[start...].firstIndex(of: .ascii("]")) else { return .malformed }
    guard end > start, pattern[end - 1] == .ascii(":") else { return .notAClass }
    guard
      let bytes = bytesOfClass(ByteString(pattern[start..<(end - 1)]), ignoresCase: ignoresCase)
    else { return .malformed }
    position = end + 1
    return .bytes(bytes)
  }
}

/// The members of a POSIX class as git counts them: ASCII alone.
private func bytesOfClass(_ name: ByteString, ignoresCase: Bool) -> [UInt8]? {
  let isMember: (UInt8) -> Bool
  switch name {
  case "alnum": isMember = \.isAlphanumeric
  case "alpha": isMember = \.isLetter
  case "blank": isMember = \.isBlank
  case "cntrl": isMember = { $0 < 0x20 || $0 == 0x7F }
  case "digit": isMember = \.isDigit
  case "graph": isMember = { $0 > 0x20 && $0 < 0x7F }
  case "lower": isMember = \.isLowercaseLetter
  case "print": isMember = { $0 >= 0x20 && $0 < 0x7F }
  case "punct": isMember = { $0 > 0x20 && $0 < 0x7F && !$0.isAlphanumeric }
  case "space": isMember = { $0.isBlank || $0 == .lineFeed || $0 == .carriageReturn }
  case "upper":
    isMember = { $0.isUppercaseLetter || ignoresCase && $0.isLowercaseLetter }
  case "xdigit": isMember = \.isHexDigit
  default: return nil
  }
  return (0...UInt8.max).filter(isMember)
}
