import ByteText
import RepositorySnapshot

/// The entries of an index as `git ls-files --stage --debug -z` lists them: for split and sparse
/// indexes, for those without a checksum, and for ids of SHA-256.
struct IndexListing {
  private var rest: ArraySlice<UInt8>

  /// - Parameter indexFile: absolute.
  init(_ git: GitProgram, of repository: GitRepository, indexFile: ByteString) throws(GitError) {
    let top = repository.workTree ?? repository.gitDirectory
    let listed = try git.run(
      ["-C", top, "ls-files", "--stage", "--debug", "--full-name", "-z"],
      limit: TreeLimits.listBytes)
    guard listed.exitCode == 0 else {
      let complaint = listed.complaint ?? "it gives no reason"
      throw GitError(
        .unreadable,
        "git cannot read the index \(indexFile.quoted): \(complaint); delete it, and 'git reset' makes "
          + "it anew from HEAD")
    }
    rest = listed.output[...]
  }

  /// All entries, sorted by path and stage.
  mutating func entries() throws(GitError) -> [IndexEntry] {
    var entries: [IndexEntry] = []
    while !rest.isEmpty {
      guard let entry = next() else {
        throw GitError(
          .unsupported, "'git ls-files' lists the index in a form that mlgate does not know")
      }
      entries.append(entry)
      guard entries.count <= TreeLimits.entries else {
        throw GitError(.refused, "the index has more than \(TreeLimits.entries) entries")
      }
    }
    return entries
  }

  /// `MODE ID STAGE<tab>PATH<zero>` and five lines, the last of which ends with the entry's flags.
  private mutating func next() -> IndexEntry? {
    guard let tab = rest.firstIndex(of: .tab), let zero = rest[tab...].firstIndex(of: 0) else {
      return nil
    }
    let words = rest[..<tab].split(separator: .space)
    let path = ByteString(rest[(tab + 1)..<zero])
    rest = rest[(zero + 1)...]
    guard words.count == 3, let mode = octal(words[0]), let id = ObjectID(hexadecimal: words[1]),
      let stage = words[2].decimalValue, let flags = flags()
    else { return nil }
    // CE_INTENT_TO_ADD.
    let isIntent = flags & 1 << 29 != 0
    return IndexEntry(
      path: RepositoryPath(path), mode: mode, object: id, stage: stage, isIntentToAdd: isIntent)
  }

  private mutating func flags() -> UInt32? {
    var last: ArraySlice<UInt8> = []
    for name: StaticString in ["  ctime: ", "  mtime: ", "  dev: ", "  uid: ", "  size: "] {
      guard rest.hasPrefix(name), let end = rest.firstIndex(of: .lineFeed) else { return nil }
      last = rest[..<end]
      rest = rest[(end + 1)...]
    }
    guard let tab = last.firstIndex(of: .tab), last[(tab + 1)...].hasPrefix("flags: ") else {
      return nil
    }
    let digits = last[(tab + 8)...]
    guard 1...8 ~= digits.count else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let digit = digit.hexValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func octal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.count == 6 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard case 0x30...0x37 = digit else { return nil }
      value = value << 3 | UInt32(digit - 0x30)
    }
    return value
  }
}
