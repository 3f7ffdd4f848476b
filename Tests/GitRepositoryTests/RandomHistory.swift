import Foundation
import TestSupport

/// A history that a seed decides: branches, merges of two and three, modes, links, odd names, files that
/// become folders.
struct RandomHistory {
  let scratch: ScratchRepository
  /// In the order in which they were made; all of different times.
  let commits: [String]
  /// To choose among the commits with.
  let random: SplitMix

  private typealias Files = [String: (mode: String, text: String)]

  init(seed: UInt64) throws {
    scratch = try ScratchRepository()
    var random = SplitMix(state: seed)
    var stream = ""
    var trees: [Files] = []
    for place in 0..<(8 + random.below(12)) {
      let parents = Self.parents(before: place, &random)
      var files = parents.first.map { trees[$0] } ?? [:]
      for parent in parents.dropFirst() {
        files.merge(trees[parent]) { own, other in random.below(2) == 0 ? own : other }
      }
      for _ in 0..<random.below(5) { Self.change(&files, &random) }
      files = Self.withoutFilesThatAreFolders(files)
      stream += Self.command(place, parents, files)
      trees.append(files)
    }
    try scratch.git(["fast-import", "--quiet"], input: Array(stream.utf8))
    commits = try (0..<trees.count).map { [scratch] in
      try scratch.git("rev-parse", "refs/heads/c\($0)")
    }
    self.random = random
  }

  /// None for a root, among them now and then a second one.
  private static func parents(before place: Int, _ random: inout SplitMix) -> [Int] {
    guard place > 0, random.below(12) > 0 else { return [] }
    var parents: [Int] = []
    for _ in 0..<[1, 1, 1, 1, 2, 2, 3][random.below(7)] {
      let parent = max(0, place - 1 - random.below(5))
      if !parents.contains(parent) { parents.append(parent) }
    }
    return parents
  }

  private static let names = [
    "a", "a.txt", "a/b", "a/c/d", "a-b", "b/a b", "b/\u{e9}", "b/e\u{301}", "b/\t", "B", "c/-rf",
    "c/\"q\"", "d/e/f/g/h", "d/e/f.yaml", "d0",
  ]

  private static func change(_ files: inout Files, _ random: inout SplitMix) {
    let name = names[random.below(names.count)]
    switch random.below(5) {
    case 0: files[name] = nil
    case 1: files[name]?.mode = ["100644", "100755", "120000"][random.below(3)]
    default:
      files[name] = (["100644", "100755", "120000"][random.below(3)], "text \(random.below(4))")
    }
  }

  private static func withoutFilesThatAreFolders(_ files: Files) -> Files {
    files.filter { name, _ in !files.keys.contains { $0.hasPrefix(name + "/") } }
  }

  private static func command(_ place: Int, _ parents: [Int], _ files: Files) -> String {
    // Later commits have later times, mostly: fast-import orders nothing by them.
    var text = "commit refs/heads/c\(place)\nmark :\(place + 1)\n"
    text += "committer Committer <committer@example.com> \(1000 + 10 * place) +0000\ndata 1\nx\n"
    for (index, parent) in parents.enumerated() {
      text += "\(index == 0 ? "from" : "merge") :\(parent + 1)\n"
    }
    text += "deleteall\n"
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      let quoted = name.replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
      text += "M \(file.mode) inline \"\(quoted)\"\ndata \(file.text.utf8.count)\n\(file.text)\n"
    }
    return text + "\n"
  }

  /// The lines that git prints.
  func lines(_ arguments: String..., mayFail: Bool = false) throws -> [String] {
    do {
      return try scratch.git(arguments).split(separator: "\n").map(String.init)
    } catch {
      // 'merge-base' ends with 1 where there is none.
      if mayFail { return [] }
      throw error
    }
  }

  /// What 'git diff-tree -r' says, sorted by the bytes of the paths.
  func changes(_ arguments: String...) throws -> [String] {
    let output = try scratch.git(
      ["diff-tree", "-r", "-z", "--no-renames", "--no-commit-id", "--no-abbrev"] + arguments)
    let fields = Array(output.utf8).split(separator: 0, omittingEmptySubsequences: false)
    let pairs = stride(from: 0, to: fields.count - 1, by: 2).map { (fields[$0], fields[$0 + 1]) }
    return pairs.sorted { $0.1.lexicographicallyPrecedes($1.1) }
      .map { "\(String(decoding: $0, as: UTF8.self)) \(Array($1))" }
  }
}

/// Vigna's SplitMix64.
struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }
}

extension Array {
  func random(_ random: inout SplitMix) -> Element { self[random.below(count)] }
}
