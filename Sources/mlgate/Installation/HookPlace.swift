import ByteText
import GitRepository
import JobRunner

/// Where git looks for the hooks of the repository around a folder, asked of git itself.
struct HookPlace {
  /// The top of the work tree; nil in a bare repository.
  let workTree: ByteString?
  let gitDirectory: ByteString
  /// The git directory that linked work trees share.
  let commonDirectory: ByteString
  /// Absolute; it need not exist.
  let folder: ByteString
  /// `core.hooksPath` as it is written; nil where it is not set.
  let configured: ByteString?
  private let git: GitProgram

  init(_ environment: GitEnvironment) throws(CommandFailure) {
    let first = GitProgram(gitDirectory: nil, workTree: nil, environment: environment)
    gitDirectory = try Self.path("--absolute-git-dir", first)
    commonDirectory = try Self.path("--path-format=absolute --git-common-dir", first)
    let isBare = try Self.line(["rev-parse", "--is-bare-repository"], first) == "true"
    workTree = isBare ? nil : try Self.path("--show-toplevel", first)
    // git runs hooks at the top, and a relative core.hooksPath is seen from there.
    let top = GitEnvironment(
      workingFolder: workTree ?? gitDirectory, variables: ChildEnvironment.ofThisProcess())
    git = GitProgram(gitDirectory: gitDirectory, workTree: workTree, environment: top)
    folder = try Self.path("--path-format=absolute --git-path hooks", git)
    configured = try Self.answer(["config", "--get", "core.hooksPath"], git)
  }

  var isBare: Bool { workTree == nil }

  /// Whether no other repository can be meant by the folder.
  var isOwn: Bool { [commonDirectory, gitDirectory, workTree].contains { $0.map(holds) ?? false } }

  /// Whether the folder lies among the files that are committed.
  var isInWorkTree: Bool {
    !holds(commonDirectory) && !holds(gitDirectory) && (workTree.map(holds) ?? false)
  }

  private func holds(_ parent: ByteString) -> Bool {
    folder == parent || folder.bytes.starts(with: parent.bytes + [.ascii("/")])
  }

  /// The answer of git; nil where it has none (exit 1).
  func ask(_ arguments: ByteString...) throws(CommandFailure) -> ByteString? {
    try Self.answer(arguments, git)
  }

  private static func path(
    _ question: StaticString, _ git: GitProgram
  ) throws(CommandFailure) -> ByteString {
    let words = ByteString(stringLiteral: question).split(separator: .space).map { ByteString($0) }
    return try line(["rev-parse"] + words, git)
  }

  private static func line(
    _ arguments: [ByteString], _ git: GitProgram
  ) throws(CommandFailure) -> ByteString {
    guard let answer = try answer(arguments, git) else {
      throw .couldNotWork("git has no answer to 'git \(arguments[0])'; run 'git fsck'")
    }
    return answer
  }

  private static func answer(
    _ arguments: [ByteString], _ git: GitProgram
  ) throws(CommandFailure) -> ByteString? {
    let output = try fromGit { () throws(GitError) in
      try git.run(arguments, limit: 1 << 28, timeLimit: .seconds(120))
    }
    if output.exitCode == 1 { return nil }
    guard output.exitCode == 0 else {
      let complaint = output.complaint ?? "it does not say why"
      let help =
        complaint.contains("dubious ownership")
        ? "; if you trust it, run 'git config --global --add safe.directory' with its path" : ""
      throw .couldNotWork("git cannot read the repository: \(complaint)\(help)")
    }
    let bytes = output.output
    return ByteString(bytes.last == .lineFeed ? bytes.dropLast() : bytes[...])
  }
}
