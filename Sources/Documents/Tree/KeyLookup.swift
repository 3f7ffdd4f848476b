import ByteText

/// Lookups by places in `nodes`: a `Node` for each key on the way would cost more than the comparison.
extension LocatedDocument {
  /// The place of `key` among those that the mapping writes down; nil for anything but a mapping.
  func ownKey(_ key: ByteString, of mapping: Int) -> Int? {
    find(key.bytes, of: mapping, nodes, values)
  }

  /// The place of `key` in the mappings that `<<` names, the first before the others.
  func mergedKey(_ key: ByteString, of mapping: Int, depth: Int) -> Int? {
    // The parser rejects alias cycles, so the depth only bounds the work.
    guard depth < 16, let merge = ownKey("<<", of: mapping) else { return nil }
    let value = target(of: Int(nodes[merge].nextSibling))
    guard nodes[value].kind == .sequence else { return sourceKey(key, of: value, depth: depth) }
    var source = Int(nodes[value].firstChild)
    while source >= 0 {
      if let found = sourceKey(key, of: target(of: source), depth: depth) { return found }
      source = Int(nodes[source].nextSibling)
    }
    return nil
  }

  private func sourceKey(_ key: ByteString, of mapping: Int, depth: Int) -> Int? {
    ownKey(key, of: mapping) ?? mergedKey(key, of: mapping, depth: depth + 1)
  }

  /// The node that the one at `site` means: the anchor's where it is an alias.
  func target(of site: Int) -> Int {
    nodes[site].kind == .alias ? Int(nodes[site].valueStart) : site
  }
}

/// The place of the key with this text and a value.
private func find(
  _ key: [UInt8], of mapping: Int, _ nodes: [StoredNode], _ values: [UInt8]
) -> Int? {
  guard nodes[mapping].kind == .mapping else { return nil }
  var site = Int(nodes[mapping].firstChild)
  while site >= 0 {
    let value = Int(nodes[site].nextSibling)
    guard value >= 0 else { return nil }
    let target = nodes[site].kind == .alias ? Int(nodes[site].valueStart) : site
    if nodes[target].kind == .scalar, nodes[target].hasText(key, values) { return site }
    site = Int(nodes[value].nextSibling)
  }
  return nil
}

extension StoredNode {
  fileprivate func hasText(_ text: [UInt8], _ values: [UInt8]) -> Bool {
    let start = Int(valueStart)
    return Int(valueEnd) - start == text.count
      && text.indices.allSatisfy { values[start + $0] == text[$0] }
  }
}
