public import ByteText

/// The `.dvcignore` files of a project: what DVC does not look at.
///
/// Source: `dvc/ignore.py` of DVC 3.67. It differs from git's rules in this: a pattern with `!` brings
/// back what lies in a folder that it matches, too. A `[!a]` of DVC's also matches the slash behind
/// the name of a folder, which it does not here.
public struct DVCIgnore: Sendable {
  /// A line of a `.dvcignore`.
  public struct Rule: Sendable {
    /// The file; nil for what DVC always ignores.
    public let file: RepositoryPath?
    /// From 1.
    public let line: Int
    /// As it is written.
    public let pattern: ByteString
    private let glob: Glob
    private let folder: RepositoryPath

    var isNegative: Bool { glob.isNegative }

    /// Whether it is there for the folder of another project, not written.
    var isNestedProject: Bool { file == nil && pattern.first == .ascii("/") }

    /// Nil for a pattern that matches nothing.
    init?(
      _ pattern: ByteString, of file: RepositoryPath? = nil, line: Int = 0,
      in folder: RepositoryPath,
      project: RepositoryPath
    ) {
      guard let glob = Glob(dvcPattern: pattern, isAtTop: folder == project) else { return nil }
      self.pattern = pattern
      self.file = file
      self.line = line
      self.glob = glob
      self.folder = folder
    }

    /// Whether the pattern matches the path or a folder between its own and the path.
    func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
      guard isFolder || !glob.isFolderOnly || pattern.last != .ascii("/"), isInside(path) else {
        return false
      }
      var part = path
      var isFolder = isFolder
      while part.count > folder.bytes.count {
        let start = part.lastIndex(of: .ascii("/")).map { $0 + 1 } ?? 0
        if isFolder || !glob.isFolderOnly,
          glob.matches(part, nameStart: start, folderLength: folder.bytes.count)
        {
          return true
        }
        part = part[..<max(start - 1, 0)]
        isFolder = true
      }
      return false
    }

    private func isInside(_ path: ArraySlice<UInt8>) -> Bool {
      folder.bytes.isEmpty
        || path.count > folder.bytes.count && path.starts(with: folder.bytes)
          && path[folder.bytes.count] == .ascii("/")
    }
  }

  private let project: RepositoryPath
  /// Those of outer folders first; the last that matches counts.
  private var rules: [Rule]

  /// - Parameters:
  ///   - files: the `.dvcignore` files with their bytes.
  ///   - nested: the folders of other projects below this one.
  init(
    project: RepositoryPath, files: [(path: RepositoryPath, bytes: [UInt8])] = [],
    nested: [RepositoryPath] = []
  ) {
    self.project = project
    rules = [".hg/", ".git/", ".git", ".dvc/"].compactMap { (pattern: ByteString) in
      Rule(pattern, in: project, project: project)
    }
    let sorted = files.sorted { ($0.path.depth, $0.path) < ($1.path.depth, $1.path) }
    for file in sorted where !isIgnored(file.path, isFolder: false) {
      add(file.bytes, of: file.path)
    }
    for folder in nested {
      let pattern = ByteString("/".utf8 + folder.fileName.bytes + "/".utf8)
      if let rule = Rule(pattern, in: folder.folder, project: project) { rules.append(rule) }
    }
  }

  private mutating func add(_ bytes: [UInt8], of path: RepositoryPath) {
    let source = SourceText(path: path, bytes: bytes)
    for line in 1...source.lineCount {
      let text = source.line(line).trimmed
      guard let first = text.first, first != .ascii("#") else { continue }
      let pattern = ByteString(text)
      if let rule = Rule(pattern, of: path, line: line, in: path.folder, project: project) {
        rules.append(rule)
      }
    }
  }

  /// Whether DVC passes over the path; never outside the project.
  public func isIgnored(_ path: RepositoryPath, isFolder: Bool) -> Bool {
    rule(ignoring: path, isFolder: isFolder) != nil
  }

  /// The line for which DVC passes over the path or a folder that holds it; nil where it does not.
  public func rule(ignoring path: RepositoryPath, isFolder: Bool) -> Rule? {
    guard path.isInside(project), path != project else { return nil }
    var ends = path.bytes.indices.filter { path.bytes[$0] == .ascii("/") }
    ends.append(path.bytes.count)
    for end in ends where end > project.bytes.count {
      let part = path.bytes.bytes[..<end]
      if let rule = deciding(part, isFolder: isFolder || end < path.bytes.count),
        !rule.isNegative
      {
        return rule
      }
    }
    return nil
  }

  /// The last rule that matches.
  private func deciding(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Rule? {
    rules.last { $0.matches(path, isFolder: isFolder) }
  }
}

extension Glob {
  /// A pattern of `.dvcignore` as pathspec's `GitIgnoreSpecPattern` reads it; nil for one that
  /// matches nothing.
  ///
  /// DVC looks for a match from the start of a path, where pathspec means anywhere, so that `*/`
  /// and `**/` at the top match nothing. `a/**` is the folder `a` too.
  fileprivate init?(dvcPattern pattern: ByteString, isAtTop: Bool) {
    let isNegative = pattern.first == .ascii("!")
    let mark: [UInt8] = isNegative ? [.ascii("!")] : []
    var body = pattern.bytes.dropFirst(mark.count)
    if !isAtTop { body = body.movedDown[...] }
    let end: [UInt8] = body.last == .ascii("/") ? [.ascii("/")] : []
    body = body.dropLast(end.count)
    let isWhole = body == "**" || body == "/**"
    guard !body.isEmpty, !body.starts(with: "//") else { return nil }
    if !end.isEmpty, isWhole || isAtTop && (body == "*" || body == "**/*") {
      guard !isAtTop else { return nil }
      self.init(ByteString(mark + [.ascii("*")]))
    } else if body.hasSuffix("/**"), !isWhole {
      let folder = body.dropLast(3)
      let anchor: [UInt8] = folder.contains(.ascii("/")) ? [] : [.ascii("/")]
      self.init(ByteString(mark + anchor + folder + [.ascii("/")]))
    } else {
      self.init(ByteString(mark + body + end))
    }
  }
}

extension ArraySlice<UInt8> {
  /// What `change_rule` of `dvc/pathspec_math.py` leaves of a pattern of a folder below the top: one
  /// backslash at its start is lost.
  fileprivate var movedDown: [UInt8] {
    let isAnywhere = starts(with: "**/")
    let isAnchored = !isAnywhere && dropLast().contains(.ascii("/"))
    let start = isAnywhere ? prefix(3) : isAnchored && first == .ascii("/") ? prefix(1) : prefix(0)
    let rest = dropFirst(start.count)
    guard rest.first == .ascii("\\") else { return Array(self) }
    return Array(start) + rest.dropFirst()
  }
}

extension RepositoryPath {
  fileprivate var depth: Int { bytes.reduce(0) { $0 + ($1 == .ascii("/") ? 1 : 0) } }
}
