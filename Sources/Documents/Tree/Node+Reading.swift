public import ByteText

extension Node {
  /// What YAML 1.1 (PyYAML) makes of a scalar; for JSON the only reading. Nil for collections.
  public var yaml11: ScalarReading? { reading(ScalarReading.init(yaml11:)) }

  /// What YAML 1.2 (ruamel, DVC) makes of a scalar; for JSON the only reading. Nil for collections.
  public var yaml12: ScalarReading? { reading(ScalarReading.init(yaml12:)) }

  private func reading(_ plain: (ByteString) -> ScalarReading) -> ScalarReading? {
    guard let text else { return nil }
    switch (style, tag) {
    case (_, .string), (.quoted, .none): return .string
    case (.jsonLiteral, _): return ScalarReading(jsonLiteral: text)
    case (_, .null): return .null
    case (_, .other): return .string
    default: return plain(text)
    }
  }

  /// The number that either reading of YAML sees: `1e-3` is one, whatever PyYAML thinks, because
  /// ambiguous-scalar reports that difference already.
  public var number: ScalarNumber? {
    if case .number(let number)? = yaml12 { return number }
    if case .number(let number)? = yaml11 { return number }
    return nil
  }

  /// The bytes of a scalar that is a string in at least one reading.
  public var string: ByteString? { yaml12 == .string || yaml11 == .string ? text : nil }

  /// An absent value: `null`, `~` or nothing.
  public var isNull: Bool { yaml12 == .null }
}
