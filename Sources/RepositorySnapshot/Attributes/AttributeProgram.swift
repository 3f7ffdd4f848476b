import ByteText

/// Attribute lines made ready to be asked about many paths: only those that can change what is asked for.
struct AttributeProgram: Sendable {
  /// A line, its attributes as indices into `names`.
  struct Rule: Sendable {
    let glob: Glob
    let folderLength: Int
    let assignments: [Assignment]
  }

  struct Assignment: Sendable {
    let attribute: Int
    let state: AttributeState
  }

  /// The lines of one folder's file, the last first, and the frame that comes below it in precedence.
  struct Frame: Sendable {
    let rules: AttributeRuleTable
    let parent: Int?
  }

  let names: [ByteString]
  /// `.git/info/attributes`, above every frame.
  let info: AttributeRuleTable
  let macros: [Int: [Assignment]]
  /// The first is the global file's.
  let frames: [Frame]
  let frameOfFolder: [ArraySlice<UInt8>: Int]

  /// The state of each of `names` at `path`; nil where no line says anything.
  func states(of path: RepositoryPath) -> [AttributeState?] {
    var states = [AttributeState?](repeating: nil, count: names.count)
    guard !names.isEmpty else { return states }
    let bytes = path.bytes.bytes[...]
    let slash = bytes.lastIndex(of: .ascii("/"))
    let nameStart = slash.map { $0 + 1 } ?? 0
    apply(info, bytes, nameStart, &states)
    var frame: Int? = nearestFrame(to: bytes[..<(slash ?? 0)], among: frameOfFolder)
    while let index = frame {
      apply(frames[index].rules, bytes, nameStart, &states)
      frame = frames[index].parent
    }
    return states
  }

  /// The first line that speaks of an attribute decides; a macro speaks where it is set.
  private func apply(
    _ table: AttributeRuleTable, _ path: ArraySlice<UInt8>, _ nameStart: Int,
    _ states: inout [AttributeState?]
  ) {
    for rule in table.rules(forPathEndingWith: path.last)
    where rule.assignments.contains(where: { states[$0.attribute] == nil })
      && rule.glob.matches(path, nameStart: nameStart, folderLength: rule.folderLength)
    {
      // The last word of a line counts first; a list in place of recursion bounds the depth.
      var pending = rule.assignments
      while let assignment = pending.popLast() {
        guard states[assignment.attribute] == nil else { continue }
        states[assignment.attribute] = assignment.state
        if assignment.state == .set { pending += macros[assignment.attribute] ?? [] }
      }
    }
  }
}

/// The frame of `folder`, or of the nearest folder around it that has one; else the global file's.
func nearestFrame(to folder: ArraySlice<UInt8>, among frames: [ArraySlice<UInt8>: Int]) -> Int {
  let top = frames[[]]
  guard frames.count > (top == nil ? 0 : 1) else { return top ?? 0 }
  var folder = folder
  while !folder.isEmpty {
    if let frame = frames[folder] { return frame }
    folder = folder[..<(folder.lastIndex(of: .ascii("/")) ?? folder.startIndex)]
  }
  return top ?? 0
}
