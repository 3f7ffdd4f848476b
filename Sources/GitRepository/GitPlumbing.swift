import ByteText
import RepositorySnapshot

/// What git's own programs say about a repository that libgit2 cannot open.
struct GitPlumbing {
  let git: GitProgram
  private let references: [ByteString: ObjectID]
  private let settings: [ByteString: [ByteString]]

  /// Asks once for all references and all settings.
  init(_ git: GitProgram) throws(GitError) {
    self.git = git
    references = try readReferences(git)
    settings = try readSettings(git)
  }

  /// The full names of all references, sorted.
  func referenceNames() -> [ByteString] { references.keys.sorted() }

  /// The object that a reference leads to, through symbolic ones; nil where there is none of that name.
  func target(ofReference name: ByteString) throws(GitError) -> ObjectID? {
    if name == "HEAD" { return try head() }
    if let id = references[name] { return id }
    // ORIG_HEAD, FETCH_HEAD and their like.
    guard name.hasSuffix("HEAD"), name.allSatisfy({ $0.isUppercaseLetter || $0 == .ascii("_") })
    else { return nil }
    let found = try git.run(["rev-parse", "--verify", "--quiet", name], limit: 200)
    return found.exitCode == 0 ? ObjectID(hexadecimal: found.output.trimmed) : nil
  }

  /// Every value of a setting of the repository itself, in order; the last one counts.
  func values(of name: ByteString) -> [ByteString] { settings[name.lowercasedASCII] ?? [] }

  /// The addresses of all remotes.
  var remoteAddresses: [ByteString] {
    settings.filter { $0.key.hasPrefix("remote.") && $0.key.hasSuffix(".url") }.flatMap(\.value)
  }

  /// The names of all extensions of the format.
  var extensions: [ByteString] { settings.keys.filter { $0.hasPrefix("extensions.") } }

  /// Whether some objects may be with a remote alone.
  var isPartialClone: Bool {
    settings.keys.contains {
      $0 == "extensions.partialclone" || $0.hasPrefix("remote.") && $0.hasSuffix(".promisor")
    }
  }

  /// nil before the first commit.
  private func head() throws(GitError) -> ObjectID? {
    let branch = try git.run(["symbolic-ref", "--quiet", "HEAD"], limit: TreeLimits.listBytes)
    if branch.exitCode == 0 { return references[ByteString(branch.output.dropLast())] }
    let id = try git.output(["rev-parse", "--verify", "HEAD"], limit: 200)
    guard let id = ObjectID(hexadecimal: id.trimmed) else {
      throw GitError(.unreadable, "git does not know what HEAD is; run 'git fsck'")
    }
    return id
  }
}

private func readReferences(_ git: GitProgram) throws(GitError) -> [ByteString: ObjectID] {
  let listed = try git.run(
    ["for-each-ref", "--format=%(objectname) %(refname)"], limit: TreeLimits.listBytes)
  // git only warns of a broken reference, and leaves it out.
  guard listed.exitCode == 0, listed.errors.isEmpty else {
    let complaint = listed.complaint ?? "it gives no reason"
    throw GitError(
      .unreadable,
      "git cannot list the references: \(complaint); run 'git fsck' to see what is broken")
  }
  var references: [ByteString: ObjectID] = [:]
  for line in listed.output.split(separator: .lineFeed) {
    guard let space = line.firstIndex(of: .space), let id = ObjectID(hexadecimal: line[..<space])
    else { throw GitError(.unreadable, "git lists a reference without an id") }
    references[ByteString(line[(space + 1)...])] = id
  }
  return references
}

/// `.git/config` and, where there is one, the linked work tree's own file; with what they include.
private func readSettings(_ git: GitProgram) throws(GitError) -> [ByteString: [ByteString]] {
  var settings: [ByteString: [ByteString]] = [:]
  for place: ByteString in ["--local", "--worktree"] {
    let listed = try git.run(
      ["config", place, "--includes", "--list", "-z"], limit: TreeLimits.listBytes)
    // `--worktree` is an error where a repository without the extension has several work trees.
    guard listed.exitCode == 0 else {
      if place == "--worktree" { return settings }
      throw GitError(
        .unreadable, "git cannot read the configuration: \(listed.complaint ?? "no reason")")
    }
    for entry in listed.output.split(separator: 0) {
      let end = entry.firstIndex(of: .lineFeed)
      let value = end.map { ByteString(entry[($0 + 1)...]) } ?? "true"
      settings[ByteString(entry[..<(end ?? entry.endIndex)]), default: []].append(value)
    }
  }
  return settings
}
