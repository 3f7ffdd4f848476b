import Foundation
import TestSupport
import Testing

/// Repositories in formats that libgit2 does not know: the same verdict as in the common one.
@Suite struct RepositoryFormatTests {
  private static let commands = [
    "check", "check --staged", "check --staged --all", "check --commit HEAD",
  ]

  /// One bad file is committed, another staged.
  private func bad(objectFormat: String = "sha1") throws -> ScratchRepository {
    let repository = try ScratchRepository(objectFormat: objectFormat)
    try repository.write("app/requirements.txt", "numpy\n")
    try repository.write("lib/requirements.txt", "numpy==2.1.0\n")
    try repository.commit()
    try repository.write("lib/requirements.txt", "scipy\n")
    try repository.git("add", "lib/requirements.txt")
    return repository
  }

  private func expectSame(_ repository: ScratchRepository, _ commands: [String] = commands) throws {
    let common = try bad()
    for command in commands {
      let expected = try common.sh("mlgate \(command)")
      #expect(expected.exitCode == 1)
      try repository.expect("mlgate \(command)", expected)
    }
  }

  @Test(arguments: [
    "git update-index --split-index",
    "git config core.repositoryFormatVersion 1; git config extensions.worktreeConfig true",
    "git config core.repositoryFormatVersion 1; git config extensions.preciousObjects true",
    "git config core.repositoryFormatVersion 1; git config extensions.partialClone origin",
    // The checksum that index.skipHash of git 2.40 leaves out.
    "size=$(($(wc -c <.git/index) - 20)); truncate -s $size .git/index; head -c 20 /dev/zero >>.git/index",
  ])
  func sameVerdict(_ preparation: String) throws {
    let repository = try bad()
    #expect(try repository.sh(preparation).exitCode == 0)
    try expectSame(repository)
  }

  @Test func secureHash() throws {
    try expectSame(try bad(objectFormat: "sha256"))
  }

  /// Ids of 32 bytes in the trees of two commits.
  @Test func secureHashRange() throws {
    let repository = try bad(objectFormat: "sha256")
    let second = try repository.commit("fix: change lib")
    #expect(second.count == 64)
    let outcome = try repository.sh("mlgate check --range HEAD~1..HEAD")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("lib/requirements.txt:1:1: error REQ001 "), "\(outcome)")
    #expect(outcome.output.contains("note: came in with \(second)\n"))
    #expect(outcome.output.hasSuffix("failed: 1 file checked, 1 commit, 1 error\n"))
  }

  @Test func sparseIndex() throws {
    let repository = try bad()
    #expect(
      try repository.sh(
        "git sparse-checkout init --cone --sparse-index && git sparse-checkout set lib >&2"
      ).exitCode == 0)
    #expect(try repository.git("ls-files", "--sparse") == "app/\nlib/requirements.txt")
    try expectSame(repository, ["check --staged", "check --staged --all", "check --commit HEAD"])
  }

  /// The hook sees what `git commit -a` and `git commit -- path` put together.
  @Test(arguments: ["git commit -a -qm x", "git commit -qm x -- lib", "git commit -qm x"])
  func hookWithSplitIndex(_ commit: String) throws {
    let repository = try bad()
    try repository.installHooks()
    try repository.git("config", "core.splitIndex", "true")
    try repository.git("update-index", "--split-index")
    let outcome = try repository.sh(commit)
    #expect(outcome.exitCode == 1)
    #expect((outcome.output + outcome.errors).contains("lib/requirements.txt:1:1"))
    #expect(try repository.git("rev-list", "--count", "HEAD") == "1")
  }

  @Test func unknownExtension() throws {
    let repository = try bad()
    try repository.git("config", "core.repositoryFormatVersion", "1")
    try repository.git("config", "extensions.somethingNew", "1")
    try repository.expect(
      "mlgate check --staged",
      Outcome(
        3,
        errors: """
          mlgate: git cannot open the repository at '<scratch>/repository': unknown repository \
          extension found: somethingnew; a newer git may, or clone it without that extension

          """))
  }

  @Test func withoutGit() throws {
    let repository = try bad(objectFormat: "sha256")
    try repository.expect(
      "mlgate=$(command -v mlgate); PATH=/nowhere; \"$mlgate\" check --staged",
      Outcome(
        3,
        errors: """
          mlgate: cannot run git: the program 'git' was not found; install it, or give its path

          """))
  }

  /// libgit2 would never return from it.
  @Test(.timeLimit(.minutes(1)), arguments: [10, 40, 9000])
  func objectCutShort(_ size: Int) throws {
    let repository = try ScratchRepository()
    let made = try repository.sh(
      """
      seq 20000 | sed 's/.*/# &/' > requirements.txt
      git add requirements.txt
      git commit --quiet --message x
      blob=$(git rev-parse HEAD:requirements.txt | sed 's,^..,&/,')
      chmod u+w .git/objects/$blob
      truncate --size \(size) .git/objects/$blob
      """)
    #expect(made == Outcome(0))
    let blob = try repository.git("rev-parse", "HEAD:requirements.txt")
    try repository.expect(
      "mlgate check --commit HEAD",
      Outcome(
        3,
        output: """
          requirements.txt: unverified: object \(blob) is damaged or cut short; run 'git fsck', and \
          fetch it again

          unverified: 1 file checked, 1 unverified

          """))
  }

  /// A replace reference hides what is committed from git, not from the gate.
  @Test(arguments: ["sha1", "sha256"])
  func replaceReference(_ format: String) throws {
    let repository = try bad(objectFormat: format)
    let expected = try repository.sh("mlgate check --commit HEAD")
    #expect(expected.exitCode == 1)
    try repository.git("replace", "HEAD:app/requirements.txt", "HEAD:lib/requirements.txt")
    try repository.expect("mlgate check --commit HEAD", expected)
  }
}
