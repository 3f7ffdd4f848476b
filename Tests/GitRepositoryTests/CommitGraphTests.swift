import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// The walk and the differences against git's own, on histories made at random from fixed seeds.
@Suite struct CommitGraphTests {
  @Test(arguments: 1...30)
  func sameAsGit(seed: UInt64) throws {
    let history = try RandomHistory(seed: seed)
    let repository = try history.scratch.open()
    let graph = CommitGraph(of: repository)
    var random = history.random
    for _ in 0..<6 {
      let (base, tip) = (history.commits.random(&random), history.commits.random(&random))
      let range = CommitRange(base: try objectID(base), tip: try objectID(tip))
      #expect(
        try graph.commits(in: range).map(\.id.description)
          == history.lines("rev-list", "--date-order", "--reverse", "\(base)..\(tip)"))
      #expect(
        try graph.mergeBases(range.base, range.tip).map(\.description)
          == history.lines("merge-base", "--all", base, tip, mayFail: true).sorted())
      let (old, new) = (try graph.commit(range.base).tree, try graph.commit(range.tip).tree)
      #expect(
        try graph.changes(from: old, to: new).map(rawLine)
          == history.changes(old.description, new.description))
    }
    for commit in history.commits {
      let own = try graph.commit(objectID(commit))
      #expect(
        try graph.changes(of: own).map(rawLine)
          == (own.parents.isEmpty
            ? history.changes("--root", commit) : history.changes("\(commit)^1", commit)))
      guard own.parents.count > 1 else { continue }
      let combined = try history.scratch.git(
        "diff-tree", "-r", "-c", "--name-only", "--no-commit-id", "-z", commit)
      #expect(
        try graph.pathsChangedAgainstEveryParent(of: own).map { Array($0.bytes.bytes) }.sorted(
          by: precedes)
          == Array(combined.utf8).split(separator: 0).map(Array.init).sorted(by: precedes))
    }
  }

  @Test func wrongClocks() throws {
    let scratch = try ScratchRepository()
    let times = [50, 10, 40, 5, 60, 1, 30]
    let commits = try times.enumerated().map {
      try scratch.commit("Commit \($0)", time: 1_700_000_000 + $1)
    }
    let graph = CommitGraph(of: try scratch.open())
    for (place, base) in commits.enumerated() {
      let range = CommitRange(base: try objectID(base), tip: try objectID(commits[6]))
      #expect(
        try graph.commits(in: range).map(\.id.description) == Array(commits[(place + 1)...]))
    }
  }

  @Test func allCommits() throws {
    let scratch = try ScratchRepository()
    let commits = try (0..<5).map { try scratch.commit("Commit \($0)", time: 1_700_000_000 + $0) }
    let graph = CommitGraph(of: try scratch.open())
    let all = try graph.commits(reachableFrom: [objectID(commits[4])], notFrom: [])
    #expect(all.map(\.id.description) == commits)
    #expect(all[0].parents == [])
  }

  @Test func unrelatedHistories() throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("First")
    try scratch.git("checkout", "--quiet", "--orphan", "other")
    let other = try scratch.commit("Other")
    let graph = CommitGraph(of: try scratch.open())
    #expect(try graph.mergeBases(objectID(first), objectID(other)) == [])
    let range = CommitRange(base: try objectID(first), tip: try objectID(other))
    #expect(try graph.commits(in: range).map(\.id.description) == [other])
  }

  @Test func shallowClone() throws {
    let origin = try ScratchRepository()
    let commits = try (0..<6).map { try origin.commit("Commit \($0)", time: 1_700_000_000 + $0) }
    let clone = try ScratchRepository(cloning: origin, "--depth=3")
    let graph = CommitGraph(of: try clone.open())
    let tip = try objectID(commits[5])
    for base in 3...4 {
      let range = CommitRange(base: try objectID(commits[base]), tip: tip)
      #expect(
        try graph.commits(in: range).map(\.id.description) == Array(commits[(base + 1)...]))
      #expect(try graph.mergeBases(range.base, tip) == [range.base])
    }
    let missing = CommitRange(base: try objectID(commits[2]), tip: tip)
    let error = try #require(gitError { try graph.commits(in: missing) })
    #expect(error.kind == .unreadable)
    #expect(error.description == "commit \(commits[2]) is not here; fetch the whole history")
    // The clone ends here, so what came before cannot be told.
    #expect(try graph.commit(objectID(commits[3])).isCut)
    let same = CommitRange(base: try objectID(commits[3]), tip: try objectID(commits[3]))
    let cut = try #require(gitError { try graph.commits(in: same) })
    #expect(
      cut.description
        == "the history is not whole here: this clone was cut at \(commits[3]), so nobody can tell "
        + "which commits are new; fetch it whole ('git fetch --unshallow', 'fetch-depth: 0')")
  }

  /// Two branches of a shallow clone whose fork lies before the cut.
  @Test func forkBehindTheCut() throws {
    let origin = try ScratchRepository()
    try origin.commit("First", time: 1_700_000_001)
    try origin.git("checkout", "--quiet", "-b", "side")
    for place in 2..<5 { try origin.commit("Side", time: 1_700_000_000 + place) }
    try origin.git("checkout", "--quiet", "main")
    for place in 5..<8 { try origin.commit("Main", time: 1_700_000_000 + place) }
    let clone = try ScratchRepository(cloning: origin, "--depth=2", "--no-single-branch")
    let repository = try clone.open()
    let graph = CommitGraph(of: repository)
    let range = CommitRange(
      base: try repository.commit(named: "origin/side").id,
      tip: try repository.commit(named: "main").id)
    #expect(gitError { try graph.commits(in: range) }?.kind == .unreadable)
    #expect(gitError { try graph.mergeBases(range.base, range.tip) }?.kind == .unreadable)
  }

  /// 10^10 paths in 11 trees, against nothing and against themselves.
  @Test(.timeLimit(.minutes(1))) func gitBomb() throws {
    let scratch = try ScratchRepository()
    var id = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    var (kind, mode) = ("blob", "100644")
    for _ in 0..<10 {
      let entries = (0..<10).map { "\(mode) \(kind) \(id)\td\($0)\n" }.joined()
      id = try scratch.git(["mktree"], input: Array(entries.utf8))
      (kind, mode) = ("tree", "040000")
    }
    let graph = CommitGraph(of: try scratch.open())
    let tree = try objectID(id)
    #expect(try graph.changes(from: tree, to: tree) == [])
    for (old, new) in [(nil, tree), (tree, nil)] as [(ObjectID?, ObjectID?)] {
      let error = try #require(gitError { try graph.changes(from: old, to: new) })
      #expect(error.kind == .refused)
      #expect(error.description.hasPrefix("the change holds too many entries: more than 200000"))
    }
  }

  @Test func deepTree() throws {
    let scratch = try ScratchRepository()
    var id = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    var kind = "100644 blob"
    for _ in 0..<257 {
      id = try scratch.git(["mktree"], input: Array("\(kind) \(id)\td\n".utf8))
      kind = "040000 tree"
    }
    let graph = CommitGraph(of: try scratch.open())
    let error = try #require(gitError { try graph.changes(from: nil, to: objectID(id)) })
    #expect(error.kind == .refused)
    #expect(error.description.hasSuffix("lie deeper than 256"))
  }

  @Test(arguments: ["..", ".git", "a/b"])
  func nameThatGitRefuses(_ name: String) throws {
    let scratch = try ScratchRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], input: [])
    let bytes = Array("100644 \(name)".utf8) + [0] + (try objectID(blob)).bytes
    let tree = try scratch.git(
      ["hash-object", "-w", "--literally", "-t", "tree", "--stdin"], input: bytes)
    let graph = CommitGraph(of: try scratch.open())
    #expect(
      gitError { try graph.changes(from: nil, to: objectID(tree)) }?.description
        == "the commit holds a name or mode that git refuses, at '\(name)'; run 'git fsck'")
  }
}

private func objectID(_ text: String) throws -> ObjectID {
  try #require(ObjectID(hexadecimal: Array(text.utf8)))
}

private func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.lexicographicallyPrecedes(right)
}

/// As git writes it: `:100644 000000 OLD NEW D PATH`.
private func rawLine(_ change: PathChange) -> String {
  let (old, new) = (change.old, change.new)
  let zero = String(repeating: "0", count: 40)
  return ":\(mode(old)) \(mode(new)) \(old?.object.description ?? zero) "
    + "\(new?.object.description ?? zero) \(change.kind.rawValue) \(change.path.bytes.bytes)"
}

private func mode(_ side: PathChange.Side?) -> String {
  switch side?.mode {
  case .regular: "100644"
  case .executable: "100755"
  case .symbolicLink: "120000"
  case .submodule: "160000"
  case nil: "000000"
  }
}
