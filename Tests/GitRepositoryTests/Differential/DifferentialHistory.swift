import ByteText
import TestSupport

/// A history made from a seed: files of every mode, odd names, renames, merges and tags, and what is
/// staged on top of it. The same seed gives the same history in every repository format.
struct DifferentialHistory {
  /// What a commit holds at a path.
  struct File: Equatable {
    /// As `git fast-import` writes it: 100644, 100755, 120000 or 160000.
    var mode: String
    /// The number of the content; for a submodule, of the commit that it is at.
    var content: Int
  }

  struct Commit {
    let parents: [Int]
    let files: [ByteString: File]
  }

  /// Parents come before their children; the last one is where `main` is.
  private(set) var commits: [Commit] = []
  /// The index that differs from the last commit.
  private(set) var staged: [ByteString: File]
  /// A path that is left unmerged.
  private(set) var unmerged: ByteString?
  private var contentCount = 0
  private var random: SeededGenerator

  init(seed: Int) {
    random = SeededGenerator(seed: UInt64(seed))
    staged = [:]
    var files: [ByteString: File] = [:]
    var parents: [Int] = []
    for place in 0..<Int.random(in: 2...7, using: &random) {
      if let first = parents.first { files = commits[first].files }
      for _ in 0..<Int.random(in: place == 0 ? 4...12 : 0...5, using: &random) { change(&files) }
      commits.append(Commit(parents: parents, files: files))
      parents = nextParents(after: place)
    }
    staged = commits.last?.files ?? [:]
    var index = staged
    for _ in 0..<Int.random(in: 0...6, using: &random) { change(&index) }
    staged = index
    let isUnmerged = Int.random(in: 0..<10, using: &random) == 0
    unmerged = isUnmerged ? staged.keys.sorted().randomElement(using: &random) : nil
  }

  /// Mostly the last commit; sometimes an earlier one, sometimes two or three.
  private mutating func nextParents(after last: Int) -> [Int] {
    var parents = [
      Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 0...last, using: &random) : last
    ]
    for _ in 0..<2 where Int.random(in: 0..<4, using: &random) == 0 {
      let other = Int.random(in: 0...last, using: &random)
      if !parents.contains(other) { parents.append(other) }
    }
    return parents
  }

  private mutating func change(_ files: inout [ByteString: File]) {
    let present = files.keys.sorted().randomElement(using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: if let present { files[present] = nil }
    case 1, 2:
      guard let present, let file = files.removeValue(forKey: present) else { return }
      add(file, to: &files)
    case 3:
      guard let present, let file = files[present], file.mode.hasPrefix("100") else { return }
      files[present]?.mode = file.mode == "100644" ? "100755" : "100644"
    case 4:
      guard let present else { return }
      files[present]?.content = nextContent()
    default:
      let modes = ["100644", "100644", "100644", "100755", "120000", "160000"]
      let mode = modes[Int.random(in: 0..<modes.count, using: &random)]
      add(File(mode: mode, content: nextContent()), to: &files)
    }
  }

  private mutating func nextContent() -> Int {
    contentCount += 1
    return contentCount
  }

  /// Puts a file at a path of the pool; what a file there excludes goes: a folder cannot be a file.
  private mutating func add(_ file: File, to files: inout [ByteString: File]) {
    let path = Self.paths[Int.random(in: 0..<Self.paths.count, using: &random)]
    let prefix = path.bytes + [.ascii("/")]
    for other in files.keys.sorted()
    where other.bytes.starts(with: prefix) || path.bytes.starts(with: other.bytes + [.ascii("/")]) {
      files[other] = nil
    }
    files[path] = file
  }

  /// Names whose order, quoting or encoding is the hard part.
  private static let paths: [ByteString] =
    [
      "a", "a/b", "a/b/c", "a-b", "a.b", "a0", "a=b", "A", "cone/x.yaml", "cone/y/z.json",
      "cone/\u{e9}.txt", "cone.yaml", "cone-2/x", "cone0", "other/deep/er/and/deeper/file",
      "other/deep.txt", "other/deep-er", "other/deep/er.txt", "\"quoted\"", "back\\slash",
      "tab\there",
      "line\nfeed", "line\r", " leading", "trailing ", "-rf", "--", "[glob]*?", "#hash", "!bang",
      "~",
      "e\u{301}", "\u{e9}", "\u{202e}bidi", "\u{1b}[31m", "HEAD", "refs/heads/main", "con/.hidden",
      ".dot", "..dots", "requirements.txt", "models/m_v1.0.0.json", "data.csv.dvc",
    ] + [
      ByteString([0x63, 0xE9]), ByteString([0x63, 0xFF]), ByteString([0x63, 0xFF, 0x2F, 0x80]),
    ]

  /// The bytes of a content by its number; most are short, some repeated.
  static func bytes(of content: Int) -> [UInt8] {
    let line = "content \(content % 7 == 0 ? 7 : content)\n"
    return Array(String(repeating: line, count: content % 5 == 0 ? 100 : 1).utf8)
  }
}
