import ByteText

/// All attribute files that count for one snapshot, in git's precedence.
struct AttributeSources: Sendable {
  let global: AttributeFile
  /// Those of the snapshot, sorted by path.
  let files: [AttributeFile]
  let info: AttributeFile

  /// The macros that hold: a later definition replaces an earlier one, and `binary` is built in.
  var macros: [ByteString: [AttributeAssignment]] {
    var macros: [ByteString: [AttributeAssignment]] = [
      "binary": ["diff", "merge", "text"].map {
        AttributeAssignment(name: $0, state: .unset, range: 0..<0)
      }
    ]
    let top = files.filter { $0.path.folder.bytes.isEmpty }
    for line in (([global] + top + [info]).flatMap(\.lines)) where line.fault == nil {
      if case .macro(let name) = line.target { macros[name] = line.assignments }
    }
    return macros
  }
}
