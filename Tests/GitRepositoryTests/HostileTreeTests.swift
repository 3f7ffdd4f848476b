import ByteText
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct HostileTreeTests {
  /// Stores a tree object of any bytes.
  private func tree(
    _ scratch: ScratchRepository, _ entries: [(mode: String, name: String, id: String)]
  ) throws -> String {
    var bytes: [UInt8] = []
    for (mode, name, id) in entries {
      let object = try #require(ObjectID(hexadecimal: Array(id.utf8)))
      bytes += Array("\(mode) \(name)".utf8) + [0] + object.bytes
    }
    return try scratch.git(
      ["hash-object", "-w", "--literally", "-t", "tree", "--stdin"], input: bytes)
  }

  private func snapshotError(_ scratch: ScratchRepository, tree: String) throws -> GitError? {
    let commit = try scratch.git("commit-tree", "-m", "x", tree)
    try scratch.git("update-ref", "refs/heads/main", commit)
    let repository = try scratch.open()
    return gitError { try repository.snapshot(of: repository.commit(named: "HEAD").id) }
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func gitBomb(endsInFiles: Bool) throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    let empty = try tree(scratch, [])
    var (mode, id) = endsInFiles ? ("100644", blob) : ("40000", empty)
    for _ in 0..<10 {
      id = try tree(scratch, (0..<10).map { (mode, "d\($0)", id) })
      mode = "40000"
    }
    let error = try #require(try snapshotError(scratch, tree: id))
    #expect(error.kind == .refused)
    #expect(error.description.hasPrefix("the commit holds too many entries: more than 200000"))
  }

  @Test func deepTree() throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    var (mode, id) = ("100644", blob)
    for _ in 0..<256 {
      id = try tree(scratch, [(mode, "d", id)])
      mode = "40000"
    }
    #expect(try snapshotError(scratch, tree: id) == nil)
    id = try tree(scratch, [(mode, "d", id)])
    let error = try #require(try snapshotError(scratch, tree: id))
    #expect(error.kind == .refused)
    #expect(error.description.contains("lie deeper than 256"))
  }

  @Test(arguments: ["..", ".", ".git", ".GIT", "a/b", ""])
  func nameThatGitRefuses(_ name: String) throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    let inner = try tree(scratch, [("100644", name, blob)])
    let error = try snapshotError(scratch, tree: try tree(scratch, [("40000", "d", inner)]))
    #expect(error?.kind == .refused)
    #expect(
      error?.description
        == "the commit holds a name or mode that git refuses, at 'd/\(name)'; run 'git fsck'")
  }

  @Test(arguments: ["...", ".gitignore", ".gitmodules", "..a", ".gi", ".github"])
  func nameThatGitAllows(_ name: String) throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    #expect(try snapshotError(scratch, tree: try tree(scratch, [("100644", name, blob)])) == nil)
  }

  @Test func brokenTrees() throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    for (mode, id) in [("100644x", blob), ("777777777", blob), ("20000", blob)] {
      let error = try snapshotError(scratch, tree: try tree(scratch, [(mode, "a", id)]))
      #expect(error?.kind == .refused)
    }
    let blobAsTree = try snapshotError(scratch, tree: try tree(scratch, [("40000", "a", blob)]))
    #expect(blobAsTree?.description == "object \(blob) is no tree; run 'git fsck'")
    let cut = try scratch.git(
      ["hash-object", "-w", "--literally", "-t", "tree", "--stdin"],
      input: Array("100644 a\0abc".utf8))
    #expect(try snapshotError(scratch, tree: cut)?.kind == .refused)
  }

  @Test func sameNameTwice() throws {
    let scratch = try ScratchRepository()
    let blobs = try ["1", "2"].map {
      try scratch.git(["hash-object", "-w", "--stdin"], input: Array($0.utf8))
    }
    let tree = try tree(scratch, [("100644", "a", blobs[0]), ("100644", "a", blobs[1])])
    #expect(try snapshotError(scratch, tree: tree) == nil)
    try scratch.git("read-tree", "--empty")
    let repository = try scratch.open()
    let snapshot = try repository.snapshot(of: repository.commit(named: "HEAD").id)
    #expect(snapshot.paths == ["a", "a"])
    #expect(try repository.indexSnapshot(changesOnly: true).changed == ["a"])
  }
}
