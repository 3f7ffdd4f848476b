import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct HistoryTests {
  private let shallow = CommitAnswer.unverifiable(
    "the history is not whole here; fetch it ('git fetch --unshallow', 'fetch-depth: 0')")

  private func id(_ text: String) throws -> ObjectID {
    try #require(ObjectID(hexadecimal: Array(text.utf8)))
  }

  @Test func ancestors() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("First")
    try scratch.git("checkout", "--quiet", "-b", "side")
    let side = try scratch.commit("Side")
    try scratch.git("checkout", "--quiet", "main")
    let second = try scratch.commit("Second")
    let repository = try scratch.open()
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    #expect(history.commit(named: ByteString(second)) == .ancestor(try id(second)))
    #expect(history.commit(named: ByteString(first.utf8.prefix(7))) == .ancestor(try id(first)))
    #expect(history.commit(named: ByteString(first.uppercased())) == .ancestor(try id(first)))
    #expect(history.commit(named: ByteString(side)) == .unrelated(try id(side)))
    try scratch.git("merge", "--quiet", "-m", "Merge", "side")
    let merged = GitHistory(of: repository, from: try repository.head()?.id)
    #expect(merged.commit(named: ByteString(side)) == .ancestor(try id(side)))
    let unborn = GitHistory(of: repository, from: nil)
    #expect(unborn.commit(named: ByteString(first)) == .unrelated(try id(first)))
  }

  @Test(arguments: [
    "", "abc", "zzzz", "main", "HEAD", "0000000000000000000000000000000000000000",
    "00000000000000000000000000000000000000000",
  ])
  func unknown(_ name: String) throws {
    let scratch = try ScratchRepository()
    try scratch.commit("First")
    let repository = try scratch.open()
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    #expect(history.commit(named: ByteString(name)) == .unknown)
  }

  @Test func treesAndTagsAreNoCommits() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a.txt", "a")
    try scratch.commit("First")
    try scratch.git("tag", "-a", "-m", "v", "v1")
    let repository = try scratch.open()
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    for object in ["HEAD^{tree}", "HEAD:a.txt", "v1"] {
      let id = try scratch.git("rev-parse", object)
      #expect(history.commit(named: ByteString(id)) == .unknown)
    }
  }

  /// A prefix that a commit shares with a blob names the commit, as in git.
  @Test func prefixSharedWithABlob() throws {
    let scratch = try ScratchRepository()
    let commit = try scratch.commit("First")
    var names: [String] = []
    for place in 0..<400 {
      names.append("blob\ndata <<E\n\(place)\nE\n")
    }
    try scratch.git(["fast-import", "--quiet"], input: Array(names.joined().utf8))
    let repository = try scratch.open()
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    let objects = try scratch.git(
      "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    let shared = objects.split(separator: "\n").filter { $0.hasPrefix(commit.prefix(4)) }
    #expect(history.commit(named: ByteString(commit.utf8.prefix(4))) == .ancestor(try id(commit)))
    #expect(shared.count >= 1)
  }

  @Test func shallowClone() throws {
    let origin = try ScratchRepository()
    let commits = try (0..<4).map { try origin.commit("Commit \($0)") }
    let clone = try ScratchRepository(cloning: origin, "--depth=2")
    let repository = try clone.open()
    #expect(repository.isShallow)
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    #expect(history.commit(named: ByteString(commits[3])) == .ancestor(try id(commits[3])))
    #expect(history.commit(named: ByteString(commits[2])) == .ancestor(try id(commits[2])))
    #expect(history.commit(named: ByteString(commits[1])) == shallow)
    #expect(history.commit(named: "0123456789") == shallow)
    #expect(try repository.commit(named: "HEAD~1").id == id(commits[2]))
    let error = try #require(gitError { try repository.commit(named: "HEAD~2") })
    #expect(error.kind == .unreadable)
    #expect(error.description.contains("'fetch-depth: 0'"))
  }

  /// A commit beside a cut history may still lead here through what was cut.
  @Test func unrelatedBesideACut() throws {
    let origin = try ScratchRepository()
    for place in 0..<3 { try origin.commit("Commit \(place)") }
    let clone = try ScratchRepository(cloning: origin, "--depth=1")
    let tree = try clone.git("rev-parse", "HEAD^{tree}")
    let other = try clone.git("commit-tree", "-m", "Other", tree)
    let repository = try clone.open()
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    #expect(history.commit(named: ByteString(other)) == shallow)
  }

  @Test func partialClone() throws {
    let origin = try ScratchRepository()
    try origin.write("a.txt", "a")
    try origin.commit()
    try origin.git("config", "uploadpack.allowFilter", "true")
    let clone = try ScratchRepository(cloning: origin, "--filter=blob:none", "--no-checkout")
    let repository = try clone.open()
    let snapshot = try repository.snapshot(of: repository.commit(named: "HEAD").id)
    #expect(snapshot.paths == ["a.txt"])
    #expect(throws: UnreadableBlob.self) { try snapshot.text("a.txt") }
  }

  /// All at once from many threads: one lock guards libgit2.
  @Test func manyThreads() async throws {
    let scratch = try ScratchRepository()
    for place in 0..<40 { try scratch.write("f\(place).txt", "\(place)") }
    let commits = try (0..<10).map { try scratch.commit("Commit \($0)") }
    let repository = try scratch.open()
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    let snapshot = try repository.indexSnapshot(changesOnly: false)
    let results = try await withThrowingTaskGroup(of: Bool.self) { group in
      for place in 0..<400 {
        group.addTask {
          let name = ByteString(commits[place % 10])
          guard case .ancestor = history.commit(named: name) else { return false }
          let path = RepositoryPath(ByteString("f\(place % 40).txt"))
          return try snapshot.text(path) == "\(place % 40)"
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == Array(repeating: true, count: 400))
  }
}
