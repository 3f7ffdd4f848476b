import ByteText

/// The keys of a mapping that equal an earlier one.
///
/// Keys are equal where Python finds them equal in either reading of YAML: `1` and `"1"` differ,
/// `1`, `1.0`, `0x1` and `true` are one key, `yes` and `true` are one key to PyYAML alone. Two `<<` are
/// a duplicate too: ruamel and DVC refuse them.
func duplicateKeys(
  of mapping: Int, nodes: [StoredNode], values: [UInt8], format: LocatedDocument.Format
) -> [SyntaxFault] {
  guard nodes[mapping].childCount > 2 else { return [] }
  let keys = MappingKeys(of: mapping, nodes: nodes, values: values)
  if format == .json || keys.allSatisfy(\.isSurelyString) {
    return keys.duplicatesByText
  }
  let found = keys.duplicates(in: .yaml11) + keys.duplicates(in: .yaml12)
  var seen: Set<Int> = []
  return found.filter { seen.insert($0.range.lowerBound).inserted }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
}

/// A scalar key, behind its alias if it is one.
private struct MappingKey {
  let range: ByteRange
  let text: ArraySlice<UInt8>
  let style: ScalarStyle
  let tag: NodeTag

  var isSurelyString: Bool { ScalarReading.isSurelyString(text, tag: tag, style: style) }

  func identity(_ version: YAMLVersion) -> KeyIdentity {
    let text = ByteString(text)
    return switch ScalarReading(text, tag: tag, style: style, version) {
    case .null: .null
    case .boolean(let value): .number(value ? 1 : 0)
    case .number(let number) where number.isExact && !number.value.isNaN: .number(number.value)
    case .string: .string(text)
    case .number, .timestamp, .refused: .unread(text)
    }
  }
}

/// What Python compares keys by; True is 1.
private enum KeyIdentity: Hashable {
  case null
  case number(Double)
  case string(ByteString)
  case unread(ByteString)
}

private struct MappingKeys {
  private var keys: [MappingKey] = []

  init(of mapping: Int, nodes: [StoredNode], values: [UInt8]) {
    keys.reserveCapacity(Int(nodes[mapping].childCount) / 2)
    var child = Int(nodes[mapping].firstChild)
    while child >= 0 {
      let site = nodes[child]
      let key = site.kind == .alias ? nodes[Int(site.valueStart)] : site
      if key.kind == .scalar {
        keys.append(
          MappingKey(
            range: Int(site.start)..<Int(site.end),
            text: values[Int(key.valueStart)..<Int(key.valueEnd)], style: key.style, tag: key.tag))
      }
      let value = Int(site.nextSibling)
      guard value >= 0 else { return }
      child = Int(nodes[value].nextSibling)
    }
  }

  func allSatisfy(_ predicate: (MappingKey) -> Bool) -> Bool { keys.allSatisfy(predicate) }

  /// For the few keys that mappings have, comparing all pairs is faster than hashing.
  var duplicatesByText: [SyntaxFault] {
    guard keys.count <= 16 else { return duplicates(by: \.text) }
    var faults: [SyntaxFault] = []
    for (index, key) in keys.enumerated() {
      if let first = keys[..<index].first(where: { isSame($0.text, key.text) }) {
        faults.append(fault(key, first: first))
      }
    }
    return faults
  }

  func duplicates(in version: YAMLVersion) -> [SyntaxFault] {
    duplicates(by: { $0.identity(version) })
  }

  private func duplicates<Identity: Hashable>(
    by identity: (MappingKey) -> Identity
  ) -> [SyntaxFault] {
    var firstKeys: [Identity: MappingKey] = [:]
    return keys.compactMap { key in
      guard let first = firstKeys[identity(key)] else {
        firstKeys[identity(key)] = key
        return nil
      }
      return fault(key, first: first)
    }
  }

  private func fault(_ key: MappingKey, first: MappingKey) -> SyntaxFault {
    SyntaxFault(.duplicateKey(ByteString(key.text), first: first.range), at: key.range)
  }

  private func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }
}
