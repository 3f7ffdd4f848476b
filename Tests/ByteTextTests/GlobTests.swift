import ByteText
import Foundation
import TestSupport
import Testing

@Suite struct GlobTests {
  /// What git said about one pattern and the file's list of paths.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let pattern: String
    let ignoresCase: Bool
    let matches: [String]

    var testDescription: String { ignoresCase ? "\(pattern) (either case)" : pattern }
  }

  struct File: Decodable {
    let paths: [String]
    let cases: [Case]
  }

  static let file: File = load()

  static func load() -> File {
    do {
      return try JSONDecoder().decode(File.self, from: vectors("wildmatch.json"))
    } catch {
      Issue.record(error)
      return File(paths: [], cases: [])
    }
  }

  @Test(arguments: file.cases)
  func matchesWhatGitMatches(_ example: Case) {
    let glob = Glob(ByteString(example.pattern), ignoresCase: example.ignoresCase)
    let matched = Self.file.paths.filter { glob.matches(RepositoryPath(ByteString($0))) }
    #expect(matched == example.matches)
  }

  @Test func thereAreVectors() {
    #expect(Self.file.cases.count == 445)
  }

  @Test func hostilePatternTakesLittleTime() {
    let pattern = String(repeating: "a*", count: 1000) + "b"
    let path = RepositoryPath(ByteString(Array(repeating: .ascii("a"), count: 4000)))
    #expect(!Glob(ByteString("*" + pattern)).matches(path))
    #expect(!Glob(ByteString("/" + String(repeating: "**/a*", count: 400))).matches(path))
  }

  @Test(arguments: [
    ("vendored/", "vendored/a/b.bin", true), ("vendored/", "x/vendored/a", true),
    ("vendored/", "vendored", false), ("/vendored", "vendored/a", true),
    ("/vendored", "x/vendored/a", false), ("data/raw", "data/raw/a.csv", true),
    ("data/raw", "data/rawer", false), ("*.csv", "a/b.csv", true), ("*.csv", "b.csv/c", true),
    ("docs/**/*.md", "docs/a.md", true), ("docs/**/*.md", "docs/a/b.md", true),
    ("docs/*.md", "docs/a/b.md", false),
  ])
  func coversFilesBelowAFolder(pattern: String, path: String, isCovered: Bool) {
    let glob = Glob(ByteString(pattern))
    #expect(glob.covers(RepositoryPath(ByteString(path))) == isCovered)
  }

  @Test func patternOfAFolderIsTiedToIt() {
    let glob = Glob("raw/*.bin")
    #expect(glob.matches("data/raw/a.bin", in: "data"))
    #expect(!glob.matches("data/raw/a.bin"))
  }
}
