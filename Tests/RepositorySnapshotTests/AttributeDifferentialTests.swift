import ByteText
import Foundation
import RepositorySnapshot
import TestSupport
import Testing

/// Generated attribute files, judged by the real `git check-attr -a --cached`.
///
/// As many as `MLGATE_DIFFERENTIAL_SEEDS` says, as `make differential` does; otherwise 30.
@Suite struct AttributeDifferentialTests {
  private static let seedCount =
    ProcessInfo.processInfo.environment["MLGATE_DIFFERENTIAL_SEEDS"].flatMap { Int($0) } ?? 30

  @Test(arguments: 0..<seedCount)
  func attributesAreWhatGitSays(seed: Int) throws {
    var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let tree = GeneratedAttributes(&random)
    let repository = try ScratchRepository()
    for (path, text) in tree.files { try repository.write(path, text) }
    try repository.git("add", "--all")
    try repository.write(".git/info/attributes", tree.info)
    try repository.write(".git/global", tree.global)
    try repository.git("config", "core.attributesFile", ".git/global")
    try repository.git("config", "core.ignoreCase", tree.ignoresCase ? "true" : "false")
    let answer = try repository.git(
      ["check-attr", "-a", "-z", "--cached", "--stdin"],
      input: Array(tree.paths.joined(separator: "\0").utf8))

    let resolver = AttributeResolver(
      Snapshot(
        source: .index,
        entries: tree.files.keys.map {
          SnapshotEntry(path: RepositoryPath(ByteString($0)), mode: .regular, object: nil)
        },
        blobs: MemoryBlobs(
          Dictionary(
            uniqueKeysWithValues: tree.files.map {
              (RepositoryPath(ByteString($0)), .bytes(Array($1.utf8)))
            })),
        outsideAttributes: OutsideAttributes(
          global: Array(tree.global.utf8), info: Array(tree.info.utf8))),
      ignoresCase: tree.ignoresCase)
    let fields = answer.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    let expected = stride(from: 0, to: fields.count - 2, by: 3)
      .map { "\(fields[$0]): \(fields[$0 + 1]): \(fields[$0 + 2])" }
    let ours = tree.paths.flatMap { path in
      resolver.attributes(of: RepositoryPath(ByteString(path)))
        .map { "\(path): \($0.key): \(text($0.value))" }
    }
    #expect(ours.sorted() == expected.sorted(), "\(tree)")
    #expect(!expected.isEmpty)
  }
}

/// Attribute files that use every form of line.
private struct GeneratedAttributes {
  var files: [String: String] = [:]
  var info = ""
  var global = ""
  let ignoresCase: Bool
  let paths: [String]

  init(_ random: inout Random) {
    ignoresCase = random.below(4) == 0
    files[".gitattributes"] = Self.lines(12, &random)
    for folder in ["a", "a/b", "c", "models"] where random.below(2) == 0 {
      files["\(folder)/.gitattributes"] = Self.lines(5, &random)
    }
    if random.below(2) == 0 { info = Self.lines(3, &random) }
    if random.below(2) == 0 { global = Self.lines(4, &random) }
    paths =
      ["", "a/", "a/b/", "a/b/c/", "c/", "models/", "models/raw/", "A/"].flatMap { folder in
        ["x.bin", "y.pt", "keep.bin", "sp ace.raw", "X.BIN", "b", "é.pt"].map { folder + $0 }
      }
  }

  static func lines(_ count: Int, _ random: inout Random) -> String {
    (0..<count).map { _ in line(&random) }.joined(separator: "\n")
      + (random.below(2) == 0 ? "\n" : "")
  }

  static func line(_ random: inout Random) -> String {
    let indent = random.pick(["", "", "", " ", "\t"])
    let end = random.pick(["", "", "\r", " ", " \t"])
    let words = (0..<(1 + random.below(4))).map { _ in random.pick(attributes) }
    return indent + random.pick(targets) + " " + words.joined(separator: random.pick([" ", "\t "]))
      + end
  }

  static let attributes = [
    "filter=lfs", "diff=lfs", "merge=lfs", "-text", "text", "!filter", "-filter", "!text", "lfs",
    "-lfs", "!lfs", "deep", "binary", "-binary", "filter=other", "text=auto", "eol=lf",
    "-filter=lfs", "filter=", "diff", "x=a=b", "bad/name", "#", "-",
  ]

  static let targets = [
    "*", "*.bin", "*.pt", "x.bin", "/x.bin", "a/x.bin", "a/*.bin", "a/**", "**/b/*", "b", "b/**",
    "**/raw/**", "models/", "a/b/", "!*.bin", "\\!*.bin", "\"sp ace.raw\"", "\"sp*\"", "\"bad\\q\"",
    "\"\\303\\251.pt\"", "é.pt", "[xk]*.bin", "*.[bp]*", "?.pt", "*.BIN", "X.*", "[attr]lfs",
    "[attr]deep", "[attr]binary", "[attr]-bad", "[attr]", "#", "a**/x.bin", "keep.bin", "*/*.pt",
  ]
}

/// splitmix64 (Steele, Lea, Flood 2014).
private struct Random {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }
}
