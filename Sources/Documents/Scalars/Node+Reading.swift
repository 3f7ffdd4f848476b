public import ByteText

extension Node {
  /// What YAML 1.1 (PyYAML) makes of a scalar; for JSON the only reading. Nil for collections.
  public var yaml11: ScalarReading? { reading(.yaml11) }

  /// What YAML 1.2 (ruamel, DVC) makes of a scalar; for JSON the only reading. Nil for collections.
  public var yaml12: ScalarReading? { reading(.yaml12) }

  private func reading(_ version: YAMLVersion) -> ScalarReading? {
    guard let text else { return nil }
    if style == .jsonLiteral { return ScalarReading(jsonLiteral: text) }
    return ScalarReading(text, tag: tag, style: style, version)
  }

  /// The number that either reading of YAML sees: `1e-3` is one, whatever PyYAML thinks, because
  /// ambiguous-scalar reports that difference already.
  public var number: ScalarNumber? {
    guard !isSurelyString else { return nil }
    if case .number(let number)? = yaml12 { return number }
    if case .number(let number)? = yaml11 { return number }
    return nil
  }

  /// The bytes of a scalar that is a string in at least one reading.
  public var string: ByteString? {
    isSurelyString || yaml12 == .string || yaml11 == .string ? text : nil
  }

  /// An absent value: `null`, `~` or nothing.
  public var isNull: Bool { isScalar && ScalarReading.isNull(textBytes, tag: tag, style: style) }

  private var isSurelyString: Bool {
    isScalar && ScalarReading.isSurelyString(textBytes, tag: tag, style: style)
  }
}

extension Node {
  /// The value of `key`; nil where it is absent or null.
  public func value(of key: ByteString) -> Node? {
    guard let value = self[key], !value.isNull else { return nil }
    return value
  }
}
