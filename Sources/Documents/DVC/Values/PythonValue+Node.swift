import ByteText

extension PythonValue {
  /// What ruamel.yaml (YAML 1.2) or Python's `json` loads at `node`; nil where the loader raises an
  /// error.
  ///
  /// Merge keys are applied as ruamel does: merged entries first, own ones over them.
  public init?(_ node: Node) {
    if node.isSequence {
      var list: [PythonValue] = []
      for element in node.elements {
        guard let value = PythonValue(element) else { return nil }
        list.append(value)
      }
      self = .list(list)
    } else if node.isMapping {
      guard let dictionary = PythonDictionary(node) else { return nil }
      self = .dictionary(dictionary)
    } else {
      guard let value = PythonValue(scalar: node) else { return nil }
      self = value
    }
  }

  /// A scalar's value; nil for a collection and where the loader refuses it.
  init?(scalar node: Node) {
    guard let reading = node.yaml12, let text = node.text else { return nil }
    switch reading {
    case .null: self = .none
    case .boolean(let value): self = .boolean(value)
    case .string: self = .string(text)
    case .timestamp: self = .timestamp(text)
    case .number(let number):
      guard let value = number.isInteger ? PythonValue(integer: text) : .float(number.value) else {
        return nil
      }
      self = value
    case .refused: return nil
    }
  }

  /// An integer as Python's constructors read it: `-12`, `1_000`, `0x1f`, `0o17`, `0b11`.
  private init?(integer text: ByteString) {
    let trimmed = text.trimmed.filter { $0 != .ascii("_") }
    let isNegative = trimmed.first == .ascii("-")
    let unsigned = trimmed.drop { $0 == .ascii("-") || $0 == .ascii("+") }
    let base: Int
    switch unsigned.prefix(2).lowercasedASCII {
    case "0x": base = 16
    case "0o": base = 8
    case "0b": base = 2
    default: base = 10
    }
    let digits = unsigned.dropFirst(base == 10 ? 0 : 2)
    // Python refuses to read longer ones: `sys.get_int_max_str_digits()`.
    guard !digits.isEmpty, digits.count <= 4_300 else { return nil }
    let sign = isNegative ? "-" : ""
    let written = String(decoding: digits, as: UTF8.self)
    if let value = Int(sign + written, radix: base) {
      self = .integer(value)
    } else {
      let decimal =
        base == 10 ? digits.drop { $0 == .ascii("0") } : decimalDigits(digits, base)[...]
      self = .bigInteger(ByteString(Array(sign.utf8) + decimal))
    }
  }
}

extension PythonDictionary {
  init?(_ node: Node) {
    self.init()
    guard insertEntries(of: node, depth: 0) else { return nil }
  }

  /// Whether all could be read.
  private mutating func insertEntries(of node: Node, depth: Int) -> Bool {
    // The parser rejects alias cycles, so the depth only bounds the work.
    guard depth < 16 else { return false }
    let entries = node.entries
    for entry in entries where entry.isMerge {
      let sources = entry.value.isSequence ? entry.value.elements : [entry.value]
      // The first source wins, so it comes last.
      for source in sources.reversed() {
        guard source.isMapping, insertEntries(of: source, depth: depth + 1) else { return false }
      }
    }
    for entry in entries where !entry.isMerge {
      guard let key = PythonValue(entry.key), let value = PythonValue(entry.value) else {
        return false
      }
      self[key] = value
    }
    return true
  }
}

extension MappingEntry {
  /// YAML's `<<`, which takes in other mappings.
  var isMerge: Bool {
    key.document.format == .yaml && key.style == .plain && key.text == "<<"
  }
}

/// Digits of base 2, 8 or 16 as decimal ones, most significant first.
private func decimalDigits(_ digits: some Collection<UInt8>, _ base: Int) -> [UInt8] {
  var reversed: [Int] = [0]
  for digit in digits {
    var carry = Int(digit.hexValue ?? 0)
    for place in reversed.indices {
      carry += reversed[place] * base
      reversed[place] = carry % 10
      carry /= 10
    }
    while carry > 0 {
      reversed.append(carry % 10)
      carry /= 10
    }
  }
  return reversed.reversed().map { UInt8($0) + 0x30 }
}
