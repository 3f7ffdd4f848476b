/// What a field of a document may hold.
public indirect enum ExpectedValue: Sendable {
  case string
  /// A name that some people write as a number: `2023.1`.
  case stringOrNumber
  case number(NumberRange)
  /// A number without a fraction; `90.0` is one.
  case wholeNumber(NumberRange)
  case mapping
  case list(of: ExpectedValue)
  /// Either of two.
  case either(ExpectedValue, ExpectedValue)
}

extension ExpectedValue {
  /// Everything in `node` that is not as expected. A number that no double holds is left to
  /// number-out-of-range.
  public func faults(in node: Node) -> [ValueFault] {
    switch self {
    case .string: node.string == nil ? [.wrongType(node, expected: self)] : []
    case .stringOrNumber:
      node.string == nil && node.number == nil ? [.wrongType(node, expected: self)] : []
    case .number(let range): numberFaults(in: node, range) { _ in true }
    case .wholeNumber(let range): numberFaults(in: node, range, accepts: \.isWhole)
    case .mapping: node.isMapping ? [] : [.wrongType(node, expected: self)]
    case .list(let element):
      node.isSequence
        ? node.elements.flatMap { element.faults(in: $0) } : [.wrongType(node, expected: self)]
    case .either(let first, let second): faults(in: node, first, second)
    }
  }

  /// The faults by the alternative that has the value's type, where one has.
  private func faults(
    in node: Node, _ first: ExpectedValue, _ second: ExpectedValue
  ) -> [ValueFault] {
    let alternatives = [first.faults(in: node), second.faults(in: node)]
    if alternatives.contains(where: \.isEmpty) { return [] }
    return alternatives.first { !$0.contains { $0.isWrongType(of: node) } }
      ?? [.wrongType(node, expected: self)]
  }

  private func numberFaults(
    in node: Node, _ range: NumberRange, accepts: (ScalarNumber) -> Bool
  ) -> [ValueFault] {
    guard let number = node.number else { return [.wrongType(node, expected: self)] }
    guard number.value.isFinite else { return [] }
    guard accepts(number) else { return [.wrongType(node, expected: self)] }
    return range.contains(number.value) ? [] : [.outOfRange(node, range)]
  }
}

extension ExpectedValue {
  /// The bounds of a number; nil for anything else.
  public var range: NumberRange? {
    switch self {
    case .number(let range), .wholeNumber(let range): range
    default: nil
    }
  }
}

extension ExpectedValue: CustomStringConvertible {
  /// With its article: `a whole number`.
  public var description: String {
    switch self {
    case .string: "a string"
    case .stringOrNumber: "a string or a number"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .mapping: "an object"
    case .list: "a list"
    case .either(let first, let second): "\(first) or \(second)"
    }
  }
}
