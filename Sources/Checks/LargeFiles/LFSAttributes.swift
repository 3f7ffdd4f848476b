import ByteText
import RepositorySnapshot

/// What the lines of one attribute file give to LFS paths, macros and lines of one pattern put together.
struct LFSAttributes {
  private let macros: [ByteString: [AttributeAssignment]]
  private var statesOfPattern: [ByteString: [ByteString: AttributeState]] = [:]

  init(_ file: AttributeFile, macros: [ByteString: [AttributeAssignment]]) {
    self.macros = macros
    for line in file.lines where line.fault == nil {
      statesOfPattern[line.name, default: [:]].merge(expanded(line)) { _, later in later }
    }
  }

  /// Whether the line would set `filter=lfs`, itself or through a macro.
  func sendsToLFS(_ line: AttributeLine) -> Bool {
    expanded(line)["filter"] == .value("lfs")
  }

  /// The words of `diff=lfs merge=lfs -text` that the line lacks. Any word about `diff` and `merge`
  /// is a decision; anything but `-text` may change bytes.
  func missing(for line: AttributeLine) -> [ByteString] {
    let states = statesOfPattern[line.name] ?? [:]
    var missing: [ByteString] = []
    if states["diff"] == nil { missing.append("diff=lfs") }
    if states["merge"] == nil { missing.append("merge=lfs") }
    if states["text"] != .unset { missing.append("-text") }
    return missing
  }

  /// The line's attributes with every macro that it sets written out; the later word wins.
  private func expanded(_ line: AttributeLine) -> [ByteString: AttributeState] {
    var states: [ByteString: AttributeState] = [:]
    var pending = line.assignments
    while let assignment = pending.popLast() {
      guard states[assignment.name] == nil else { continue }
      states[assignment.name] = assignment.state
      if assignment.state == .set { pending += macros[assignment.name] ?? [] }
    }
    return states
  }
}

extension AttributeLine {
  /// The pattern or the macro's name.
  var name: ByteString {
    switch target {
    case .pattern(let glob): glob.pattern
    case .macro(let name): name
    }
  }
}

extension AttributeAssignment {
  var sendsToLFS: Bool { name == "filter" && state == .value("lfs") }
}
