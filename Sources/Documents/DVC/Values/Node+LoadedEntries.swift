import ByteText

extension Node {
  /// A mapping's entries as ruamel.yaml loads them: merged ones first, each key once, the last
  /// value of it.
  func loadedEntries() throws(DVCFault) -> [MappingEntry] {
    let written = entries
    guard written.contains(where: \.isMerge) else { return written }
    var places: [PythonValue: Int] = [:]
    var result: [MappingEntry] = []
    for entry in try withMerged(written, depth: 0) {
      guard let key = PythonValue(entry.key) else {
        throw DVCFault(.schema, "DVC cannot read this key", at: entry.key)
      }
      if let place = places[key] {
        result[place] = entry
      } else {
        places[key] = result.count
        result.append(entry)
      }
    }
    return result
  }

  private func withMerged(
    _ entries: [MappingEntry], depth: Int
  ) throws(DVCFault) -> [MappingEntry] {
    guard depth < 16 else { throw DVCFault(.limit, "too many merges inside merges", at: self) }
    var result: [MappingEntry] = []
    for entry in entries where entry.isMerge {
      let sources = entry.value.isSequence ? entry.value.elements : [entry.value]
      for source in sources.reversed() {
        guard source.isMapping else {
          throw DVCFault(.schema, "'<<' must name a mapping or a list of them", at: entry.value)
        }
        result += try withMerged(source.entries, depth: depth + 1)
      }
    }
    return result + entries.filter { !$0.isMerge }
  }
}
