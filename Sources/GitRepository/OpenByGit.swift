import ByteText

/// Opens a repository that libgit2 cannot, as git says that it is to be read.
func openByGit(
  at folder: ByteString, environment: GitEnvironment
) throws(GitError) -> OpenedRepository {
  let finder = GitProgram(gitDirectory: nil, workTree: nil, environment: environment)
  let layout = try RepositoryLayout(from: folder, finder)
  if environment.value("GIT_DIR") == nil {
    try requireTrust(in: layout.place, environment: environment)
    let ceilings = environment.value("GIT_CEILING_DIRECTORIES")
    try refuseEmbedded(layout.place, ceilings: ceilings)
  }
  let git = GitProgram(layout.place, environment)
  let plumbing = try GitPlumbing(git)
  return OpenedRepository(
    place: layout.place, backend: .git(plumbing),
    objects: try objects(of: layout, plumbing, environment), git: git, idLength: layout.idLength)
}

/// Objects of SHA-1 lie in files and packs whatever the extension, as long as we know what it means.
private func objects(
  of layout: RepositoryLayout, _ plumbing: GitPlumbing, _ environment: GitEnvironment
) throws(GitError) -> ObjectStore {
  let isKnown = plumbing.extensions.allSatisfy { harmlessExtensions.contains($0) }
  guard layout.idLength == 20, isKnown else {
    let isPartial = plumbing.isPartialClone
    return .git(ObjectReader(plumbing.git, isPartialClone: isPartial))
  }
  let database = try ObjectDatabase(
    folder: layout.place.commonDirectory.appendingPath("objects"))
  for folder in environment.objectFolders { try database.add(folder: folder) }
  return .files(
    ObjectFiles(packed: database, loose: try looseObjects(in: layout.place, environment)))
}

/// Extensions that leave the objects as they are (gitrepository-layout, "extensions").
private let harmlessExtensions: Set<ByteString> = [
  "extensions.noop", "extensions.objectformat", "extensions.partialclone",
  "extensions.preciousobjects", "extensions.refstorage", "extensions.relativeworktrees",
  "extensions.worktreeconfig",
]

/// Where git says that a repository lies, and how long its ids are.
private struct RepositoryLayout {
  let place: RepositoryPlace
  let idLength: Int

  init(from folder: ByteString, _ git: GitProgram) throws(GitError) {
    let answer = try Self.ask(
      git, folder, ["--is-bare-repository", "--show-object-format"])
    let words = answer.bytes.split(separator: .lineFeed)
    guard words.count == 2, words[1] == "sha1" || words[1] == "sha256" else {
      throw GitError(
        .unsupported,
        "the objects of \(folder.quoted) have names of a kind that mlgate does not know")
    }
    idLength = words[1] == "sha256" ? 32 : 20
    let gitDirectory = try Self.ask(git, folder, ["--absolute-git-dir"])
    let common = try Self.ask(git, folder, ["--git-common-dir"])
    var workTree: ByteString?
    if words[0] == "false" {
      workTree = try Self.workTree(git, folder, gitDirectory)
    }
    place = RepositoryPlace(
      gitDirectory: gitDirectory,
      commonDirectory: common.hasPrefix("/") ? common : folder.appendingPath(common),
      workTree: workTree)
  }

  /// git does not tell it to somebody inside `.git`.
  private static func workTree(
    _ git: GitProgram, _ folder: ByteString, _ gitDirectory: ByteString
  ) throws(GitError) -> ByteString {
    let top = try git.run(
      ["-C", folder, "rev-parse", "--show-toplevel"], limit: TreeLimits.listBytes)
    if top.exitCode == 0 { return ByteString(top.output.dropLast()) }
    guard gitDirectory.hasSuffix("/.git") else { throw failure(folder, top) }
    return ByteString(gitDirectory.dropLast(5))
  }

  private static func ask(
    _ git: GitProgram, _ folder: ByteString, _ question: [ByteString]
  ) throws(GitError) -> ByteString {
    let answer = try git.run(
      ["-C", folder, "rev-parse"] + question, limit: TreeLimits.listBytes)
    guard answer.exitCode == 0 else { throw failure(folder, answer) }
    return ByteString(answer.output.dropLast())
  }

  private static func failure(_ folder: ByteString, _ answer: GitProgram.Output) -> GitError {
    let complaint = answer.complaint ?? "it gives no reason"
    if complaint.contains("dubious ownership") {
      return GitError(
        .untrustedOwner,
        "the repository at \(folder.quoted) belongs to another user; if you trust it, run "
          + "'git config --global --add safe.directory' with its path")
    }
    return GitError(
      .unsupported,
      "git cannot open the repository at \(folder.quoted): \(complaint); a newer git may, or clone it "
        + "without that extension")
  }
}
