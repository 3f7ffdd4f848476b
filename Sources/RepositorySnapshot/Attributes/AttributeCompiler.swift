import ByteText

/// Turns attribute files into an `AttributeProgram`.
struct AttributeCompiler {
  /// Nil where every attribute is asked for.
  private var needed: Set<ByteString>?
  private var indices: [ByteString: Int] = [:]

  /// - Parameter wanted: the attributes that are asked for; nil for all.
  static func program(
    _ files: AttributeSources, wanted: Set<ByteString>? = nil
  ) -> AttributeProgram {
    let definitions = files.macros
    var compiler = AttributeCompiler(
      needed: wanted.map { closure(of: $0, over: definitions) })
    let info = compiler.rules(files.info)
    let (frames, frameOfFolder) = compiler.frames(files)
    let macros = compiler.macros(definitions)
    return AttributeProgram(
      names: compiler.indices.sorted { $0.value < $1.value }.map(\.key), info: info,
      macros: macros, frames: frames, frameOfFolder: frameOfFolder)
  }

  private mutating func frames(
    _ files: AttributeSources
  ) -> ([AttributeProgram.Frame], [ArraySlice<UInt8>: Int]) {
    var frames = [AttributeProgram.Frame(rules: rules(files.global), parent: nil)]
    var frameOfFolder: [ArraySlice<UInt8>: Int] = [:]
    // A folder sorts before what lies in it.
    for file in files.files.sorted(by: { $0.path.folder < $1.path.folder }) {
      let folder = file.path.folder.bytes.bytes[...]
      let parent = nearestFrame(to: folder, among: frameOfFolder)
      frameOfFolder[folder] = frames.count
      frames.append(AttributeProgram.Frame(rules: rules(file), parent: parent))
    }
    return (frames, frameOfFolder)
  }

  private mutating func rules(_ file: AttributeFile) -> AttributeRuleTable {
    var rules: [AttributeProgram.Rule] = []
    for line in file.lines.reversed() where line.fault == nil {
      guard case .pattern(let glob) = line.target, !glob.isFolderOnly else { continue }
      let assignments = compile(line.assignments)
      guard !assignments.isEmpty else { continue }
      rules.append(
        AttributeProgram.Rule(
          glob: glob, folderLength: file.path.folder.bytes.count, assignments: assignments))
    }
    return AttributeRuleTable(rules)
  }

  private mutating func macros(
    _ definitions: [ByteString: [AttributeAssignment]]
  ) -> [Int: [AttributeProgram.Assignment]] {
    var macros: [Int: [AttributeProgram.Assignment]] = [:]
    for (name, assignments) in definitions.sorted(by: { $0.key < $1.key }) where isNeeded(name) {
      macros[index(of: name)] = compile(assignments)
    }
    return macros
  }

  private mutating func compile(
    _ assignments: [AttributeAssignment]
  ) -> [AttributeProgram.Assignment] {
    var compiled: [AttributeProgram.Assignment] = []
    for assignment in assignments where isNeeded(assignment.name) {
      compiled.append(
        AttributeProgram.Assignment(attribute: index(of: assignment.name), state: assignment.state))
    }
    return compiled
  }

  private func isNeeded(_ name: ByteString) -> Bool { needed?.contains(name) ?? true }

  private mutating func index(of name: ByteString) -> Int {
    let index = indices[name, default: indices.count]
    indices[name] = index
    return index
  }
}

/// `names` and every macro that sets one of them, through other macros too.
private func closure(
  of names: Set<ByteString>, over macros: [ByteString: [AttributeAssignment]]
) -> Set<ByteString> {
  var users: [ByteString: [ByteString]] = [:]
  for (macro, assignments) in macros {
    for assignment in assignments { users[assignment.name, default: []].append(macro) }
  }
  var closed = names
  var pending = Array(names)
  while let name = pending.popLast() {
    for macro in users[name] ?? [] where closed.insert(macro).inserted { pending.append(macro) }
  }
  return closed
}
