public import ByteText

/// A value of a YAML or JSON file as a Python program holds it, compared as Python compares.
///
/// `1`, `1.0` and `true` are equal, `"1"` is another value, NaN equals nothing.
public enum PythonValue: Sendable {
  case none
  case boolean(Bool)
  case integer(Int)
  /// An integer past 64 bits: its sign, if it is negative, and its digits without leading zeros.
  case bigInteger(ByteString)
  case float(Double)
  case string(ByteString)
  /// A date or a time of YAML, as it is written.
  case timestamp(ByteString)
  case list([PythonValue])
  case dictionary(PythonDictionary)
}

extension PythonValue {
  /// What Python's `type(value).__name__` says.
  public var typeName: String {
    switch self {
    case .none: "NoneType"
    case .boolean: "bool"
    case .integer, .bigInteger: "int"
    case .float: "float"
    case .string: "str"
    case .timestamp(let text): Timestamp(text)?.isDate == true ? "date" : "datetime"
    case .list: "list"
    case .dictionary: "dict"
    }
  }

  public var isCollection: Bool {
    switch self {
    case .list, .dictionary: true
    default: false
    }
  }

  public var string: ByteString? {
    if case .string(let text) = self { text } else { nil }
  }

  public var dictionary: PythonDictionary? {
    if case .dictionary(let dictionary) = self { dictionary } else { nil }
  }

  public var list: [PythonValue]? {
    if case .list(let list) = self { list } else { nil }
  }

  /// What Python's `float(value)` says of a number or boolean; infinite past its range.
  public var nearestDouble: Double? {
    switch self {
    case .boolean(let flag): flag ? 1 : 0
    case .integer(let value): Double(value)
    case .bigInteger(let digits): Documents.nearestDouble(digits)
    case .float(let value): value
    case .none, .string, .timestamp, .list, .dictionary: nil
    }
  }

  /// What Python's `bool(value)` says: false for nothing, zero and what is empty.
  public var isTruthy: Bool {
    switch self {
    case .none: false
    case .boolean(let value): value
    case .integer(let value): value != 0
    case .float(let value): value != 0
    case .string(let text): !text.isEmpty
    case .list(let list): !list.isEmpty
    case .dictionary(let dictionary): !dictionary.entries.isEmpty
    case .bigInteger, .timestamp: true
    }
  }
}

extension PythonValue: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.string(let left), .string(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.dictionary(let left), .dictionary(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): areEqualTimes(left, right)
    case (.bigInteger(let left), .bigInteger(let right)): left == right
    case (.bigInteger(let digits), .float(let value)), (.float(let value), .bigInteger(let digits)):
      isEqual(digits, value)
    case (.float(let left), .float(let right)): left == right
    case (.float(let value), let other), (let other, .float(let value)):
      other.smallInteger.map { Double(exactly: $0) == value } ?? false
    default: left.smallInteger != nil && left.smallInteger == right.smallInteger
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .string(let text): hasher.combine(text)
    case .list(let list): hasher.combine(list)
    case .dictionary(let dictionary): hasher.combine(dictionary.entries.count)
    case .timestamp: hasher.combine(1)
    case .bigInteger(let digits): hasher.combine(Documents.nearestDouble(digits))
    case .float(let value): hasher.combine(value)
    case .boolean, .integer: hasher.combine(Double(smallInteger ?? 0))
    }
  }

  private var smallInteger: Int? {
    switch self {
    case .boolean(let value): value ? 1 : 0
    case .integer(let value): value
    default: nil
    }
  }
}

extension PythonValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) {
    self = .string(ByteString(stringLiteral: value))
  }
}

private func magnitude(_ digits: ByteString) -> Magnitude {
  Magnitude(decimal: digits.drop { $0 == .ascii("-") })
}

private func nearestDouble(_ digits: ByteString) -> Double {
  let value = magnitude(digits).nearestDouble
  return digits.first == .ascii("-") ? -value : value
}

private func isEqual(_ digits: ByteString, _ value: Double) -> Bool {
  magnitude(digits).isExactDouble && Documents.nearestDouble(digits) == value
}

private func areEqualTimes(_ left: ByteString, _ right: ByteString) -> Bool {
  guard let first = Timestamp(left), let second = Timestamp(right) else { return left == right }
  return first == second
}
