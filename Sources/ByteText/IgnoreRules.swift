/// The lines of one ignore file: `.gitignore` of a folder, `info/exclude`, or the user's own.
///
/// Ours, because libgit2 1.5 drops a negation (`!kept.txt`) that answers a rule of another file, and
/// with it a file that git sees. Source: gitignore(5), and `add_patterns_from_buffer` of git's `dir.c`.
package struct IgnoreRules {
  private let folder: RepositoryPath
  private let globs: [Glob]

  /// - Parameter folder: what the patterns are seen from.
  package init(_ bytes: [UInt8], in folder: RepositoryPath, ignoresCase: Bool) {
    self.folder = folder
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    globs = text.split(separator: .lineFeed).compactMap { line in
      let line = trimmed(line.last == .carriageReturn ? line.dropLast() : line)
      guard let first = line.first, first != .ascii("#") else { return nil }
      return Glob(ByteString(line), ignoresCase: ignoresCase)
    }
  }

  /// Whether the last rule that matches says to ignore the path; nil where none matches.
  package func ignores(_ path: RepositoryPath, isFolder: Bool) -> Bool? {
    let bytes = path.bytes.bytes[...]
    let nameStart = bytes.count - path.fileName.count
    let last = globs.last { glob in
      (isFolder || !glob.isFolderOnly)
        && glob.matches(bytes, nameStart: nameStart, folderLength: folder.bytes.count)
    }
    return last.map { !$0.isNegative }
  }
}

extension [IgnoreRules] {
  /// What the files say together, the least important first. The folders above `path` are known not
  /// to be ignored.
  package func ignore(_ path: RepositoryPath, isFolder: Bool) -> Bool {
    for rules in reversed() {
      if let answer = rules.ignores(path, isFolder: isFolder) { return answer }
    }
    return false
  }
}

/// Without the spaces at the end that no backslash protects (`trim_trailing_spaces` of `dir.c`).
private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var end = line.startIndex
  var position = line.startIndex
  while position < line.endIndex {
    let byte = line[position]
    position += byte == .ascii("\\") ? 2 : 1
    if byte != .space { end = Swift.min(position, line.endIndex) }
  }
  return line[..<end]
}
