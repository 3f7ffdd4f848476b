public import ByteText

extension ScalarReading {
  /// The reading of a plain scalar by YAML 1.1, as PyYAML has it.
  public init(yaml11 text: ByteString) {
    self.init(plain: text, .yaml11)
  }

  /// The reading of a plain scalar by YAML 1.2, as ruamel has it.
  public init(yaml12 text: ByteString) {
    self.init(plain: text, .yaml12)
  }

  /// The reading of a scalar without quotes and without a tag.
  init(plain text: ByteString, _ version: YAMLVersion) {
    // No word begins like a number or a date, and most of what is asked about does.
    if let first = text.first, first.isDigit {
      if first != .ascii("0"), text.count <= 15, let value = text.decimalValue {
        self = .number(ScalarNumber(value: Double(value), isInteger: true))
      } else {
        self = Self.numberOrDate(text.bytes[...], version)
      }
      return
    }
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .boolean(true)
    case "false", "False", "FALSE": self = .boolean(false)
    case "yes", "Yes", "YES", "on", "On", "ON": self = version == .yaml11 ? .boolean(true) : .string
    case "no", "No", "NO", "off", "Off", "OFF":
      self = version == .yaml11 ? .boolean(false) : .string
    // YAML's value and merge keys: as values no safe loader constructs them.
    case "=", "<<": self = .refused
    default: self = Self.numberOrDate(text.bytes[...], version)
    }
  }

  private static func numberOrDate(_ text: ArraySlice<UInt8>, _ version: YAMLVersion) -> Self {
    if let kind = YAMLNumber(text, version) { return number(text, kind, version) }
    return switch YAMLTimestamp(text) {
    case .valid: .timestamp
    case .impossible: .refused
    case nil: .string
    }
  }

  private static func number(
    _ text: ArraySlice<UInt8>, _ kind: YAMLNumber, _ version: YAMLVersion
  ) -> Self {
    let number = PythonNumber(text, version)
    return (kind == .integer ? number.integer : number.float).map { .number($0) } ?? .refused
  }

  /// The reading of a scalar with an explicit tag, which overrides the guess.
  init(_ text: ByteString, tag: NodeTag, style: ScalarStyle, _ version: YAMLVersion) {
    switch tag {
    case .none where style == .plain, .nonSpecific: self.init(plain: text, version)
    case .none, .string, .other: self = .string
    case .null: self = .null
    case .integer: self = Self.number(text.bytes[...], .integer, version)
    case .float: self = Self.number(text.bytes[...], .float, version)
    case .boolean: self = Self.boolean(text.lowercasedASCII, version)
    }
  }

  /// Whether no guess is needed: quoted, or a word that neither reader has a meaning for.
  ///
  /// False may also mean a string; this only spares most scalars the full question.
  static func isSurelyString(
    _ text: ArraySlice<UInt8>, tag: NodeTag, style: ScalarStyle
  ) -> Bool {
    guard tag == .none else { return tag == .string || tag == .other }
    guard style == .plain else { return style == .quoted }
    guard let first = text.first, first.isLetter else { return false }
    return !isKeyword(text)
  }

  /// Whether a scalar is null, which both versions of YAML and JSON write alike.
  static func isNull(_ text: ArraySlice<UInt8>, tag: NodeTag, style: ScalarStyle) -> Bool {
    switch tag {
    case .null: return true
    case .none where style == .quoted, .string, .integer, .float, .boolean, .other: return false
    case .none, .nonSpecific: break
    }
    guard text.count == 4 else { return text.isEmpty || text == "~" }
    return text == "null" || text == "Null" || text == "NULL"
  }

  /// Whether either version has a meaning for the word, in whatever case.
  private static func isKeyword(_ word: ArraySlice<UInt8>) -> Bool {
    guard (2...5).contains(word.count), let first = word.first,
      "yntfo".utf8.contains(first.lowercased)
    else { return false }
    return switch word.lowercasedASCII {
    case "yes", "no", "on", "off", "true", "false", "null": true
    default: false
    }
  }

  private static func boolean(_ text: ByteString, _ version: YAMLVersion) -> Self {
    switch text {
    case "yes", "true", "on": .boolean(true)
    case "no", "false", "off": .boolean(false)
    case "y" where version == .yaml12: .boolean(true)
    case "n" where version == .yaml12: .boolean(false)
    default: .refused
    }
  }
}
