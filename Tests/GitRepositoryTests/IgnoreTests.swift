import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// The work tree's listing is the one of `git ls-files --cached --others --exclude-standard`.
@Suite struct IgnoreTests {
  private static let files = [
    "a.log", "b.txt", "build/x.txt", "src/build/y.txt", "src/a.log", "src/deep/a.log",
    "src/deep/keep.log", "#note", "!bang", "space ", "trail", "Upper.LOG", "dir/a/b/c.txt",
    "data/raw/1.csv", "data/keep.csv", "data/.gitkeep", "foo[1]", "back\\slash", "x/y/z",
  ]

  @Test(arguments: [
    "*.log\n", "*.log\n!keep.log\n", "build/\n", "/build\n", "src/*.log\n", "src/**/a.log\n",
    "**/build\n", "data/*\n!data/.gitkeep\n", "data\n!data/keep.csv\n", "\\#note\n", "#note\n",
    "\\!bang\n", "!bang\n", "space\\ \n", "space \n", "trail   \n", "*.log\r\nb.txt\r\n",
    "\u{FEFF}b.txt\n", "*.txt", "/*\n!/src\n", "dir/**\n", "dir/**/c.txt\n", "a/b\n", "/dir/a/b\n",
    "foo[[]1]\n", "foo[1]\n", "back\\\\slash\n", "*\n", "!*\n", "/\n", "//\n", "x/y/\n", "y\n",
    "*\n!*/\n!*.csv\n", "?.log\n", "[a-b].*\n", "*.l?g\n", "**\n", "\\\n", "[\n", " \n", "\t\n",
  ])
  func sameAsGit(_ rules: String) throws {
    let scratch = try ScratchRepository()
    for file in Self.files { try scratch.write(file, "x") }
    try scratch.git("add", "x/y/z", "b.txt")
    try scratch.write(".gitignore", rules)
    try expectSameAsGit(scratch)
  }

  /// Each of the four places answers the others.
  @Test func precedence() throws {
    let scratch = try ScratchRepository()
    for file in Self.files { try scratch.write(file, "x") }
    try scratch.write("../home/.config/git/ignore", "*.log\n*.csv\n*.txt\n")
    try scratch.write(".git/info/exclude", "!a.log\n!*.csv\ntrail\n")
    try scratch.write(".gitignore", "!trail\n/data/keep.csv\n")
    try scratch.write("src/.gitignore", "a.log\n!*.txt\n")
    try scratch.write("src/deep/.gitignore", "!*.log\n")
    try expectSameAsGit(scratch)
  }

  private func expectSameAsGit(_ scratch: ScratchRepository) throws {
    let listed = try scratch.git(
      "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    let expected = Set(listed.split(separator: "\0").map { ByteString(String($0)) })
    let paths = try scratch.open().workTreeSnapshot().entries.map(\.path.bytes)
    #expect(Set(paths) == expected)
    #expect(paths.count == expected.count)
  }
}
