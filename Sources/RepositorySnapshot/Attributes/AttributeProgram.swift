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
    let rules: [Rule]
    let parent: Int?
  }

  let names: [ByteString]
  /// `.git/info/attributes`, above every frame.
  let info: [Rule]
  let macros: [Int: [Assignment]]
  /// The first is the global file's.
  let frames: [Frame]
  let frameOfFolder: [ByteString: Int]

  /// The state of each of `names` at `path`; nil where no line says anything.
  func states(of path: RepositoryPath) -> [AttributeState?] {
    var states = [AttributeState?](repeating: nil, count: names.count)
    guard !names.isEmpty else { return states }
    let bytes = path.bytes.bytes
    apply(info, bytes, &states)
    let folder = bytes[..<(bytes.lastIndex(of: .ascii("/")) ?? 0)]
    var frame: Int? = nearestFrame(to: folder, among: frameOfFolder)
    while let index = frame {
      apply(frames[index].rules, bytes, &states)
      frame = frames[index].parent
    }
    return states
  }

  /// The first line that speaks of an attribute decides; a macro speaks where it is set.
  private func apply(_ rules: [Rule], _ path: [UInt8], _ states: inout [AttributeState?]) {
    for rule in rules
    where rule.assignments.contains(where: { states[$0.attribute] == nil })
      && rule.glob.matchesBytes(path[...], folderLength: rule.folderLength)
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
func nearestFrame(to folder: ArraySlice<UInt8>, among frames: [ByteString: Int]) -> Int {
  let top = frames[""]
  guard frames.count > (top == nil ? 0 : 1) else { return top ?? 0 }
  var folder = folder
  while !folder.isEmpty {
    if let frame = frames[ByteString(folder)] { return frame }
    folder = folder[..<(folder.lastIndex(of: .ascii("/")) ?? folder.startIndex)]
  }
  return top ?? 0
}
