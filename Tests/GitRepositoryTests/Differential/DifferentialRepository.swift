import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// A repository with a random history, something staged and something changed on disk.
struct DifferentialRepository {
  /// How the repository keeps what is always the same history.
  enum Format: String, CaseIterable, Sendable {
    case plain, packed, splitIndex, sparseIndex, sha256
  }

  private let scratch: ScratchRepository
  private let git: GitProgram
  private let history: DifferentialHistory
  private let idLength: Int
  private let label: String

  init(seed: Int, format: Format) throws {
    label = "seed \(seed), \(format.rawValue)"
    history = DifferentialHistory(seed: seed)
    idLength = format == .sha256 ? 32 : 20
    scratch = try ScratchRepository(objectFormat: format == .sha256 ? "sha256" : "sha1")
    git = GitProgram(gitDirectory: nil, workTree: nil, environment: scratch.environment())
    try makeHistory(packed: format == .packed)
    if format == .splitIndex { try scratch.git("config", "core.splitIndex", "true") }
    try scratch.git("reset", "--quiet", "--hard")
    if format == .sparseIndex {
      try scratch.git("sparse-checkout", "init", "--cone", "--sparse-index")
      try scratch.git("sparse-checkout", "set", "cone")
    }
    try stage()
    try changeOnDisk()
  }

  private func makeHistory(packed: Bool) throws {
    let limit = packed ? "0" : "100000"
    let marks = scratch.container.path + "/marks"
    let made = try git.run(
      [
        "-c", ByteString("fastimport.unpackLimit=\(limit)"), "fast-import", "--quiet",
        ByteString("--export-marks=\(marks)"),
      ],
      input: FastImport(history, idLength: idLength).stream, limit: 1 << 20)
    try #require(made.exitCode == 0, "\(label): \(made.complaint ?? "")")
  }

  /// The ids that fast-import gave to contents.
  private func blobs() throws -> [Int: String] {
    let marks = try String(contentsOfFile: scratch.container.path + "/marks", encoding: .utf8)
    var blobs: [Int: String] = [:]
    for line in marks.split(separator: "\n") {
      let words = line.dropFirst().split(separator: " ")
      if let mark = Int(words[0]) { blobs[mark - FastImport.mark(0)] = String(words[1]) }
    }
    return blobs
  }

  /// What the history says is staged, an unmerged path and a name without content.
  private func stage() throws {
    let blobs = try blobs()
    let committed = history.commits.last?.files ?? [:]
    let zeros = String(repeating: "0", count: 2 * idLength)
    var lines: [UInt8] = []
    for path in committed.keys.sorted()
    where history.staged[path] == nil || path == history.unmerged {
      lines += Array("0 \(zeros)\t".utf8) + path.bytes + [0]
    }
    for (path, file) in history.staged.sorted(by: { $0.key < $1.key }) {
      if committed[path] == file, path != history.unmerged { continue }
      let id =
        file.mode == "160000"
        ? FastImport.submodule(file.content, idLength: idLength) : blobs[file.content] ?? zeros
      for stage in path == history.unmerged ? [1, 2, 3] : [0] {
        lines += Array("\(file.mode) \(id) \(stage)\t".utf8) + path.bytes + [0]
      }
    }
    try scratch.git(["update-index", "-z", "--index-info"], input: lines)
    try scratch.write("later.txt", "later")
    try scratch.git("add", "--intent-to-add", "later.txt")
  }

  /// Files that are not what is staged, untracked ones and ignored ones.
  private func changeOnDisk() throws {
    try scratch.write("untracked/new file", "new")
    // A link there would be written through.
    try? FileManager.default.removeItem(at: scratch.folder.appending(path: "a0"))
    try scratch.write("a0", "on disk only")
    try scratch.write(".gitignore", "*.ignored\n")
    try scratch.write("untracked/x.ignored", "x")
  }

  func expectSameIndex() throws {
    let repository = try scratch.open()
    if let unmerged = history.unmerged {
      let error = gitError { try repository.indexSnapshot(changesOnly: true) }
      #expect(
        error?.description
          == "\(unmerged.quoted) is not merged yet; resolve the conflict and 'git add' it",
        "\(label)")
      return
    }
    let listed = try output(["ls-files", "--stage", "-z"]).filter { !$0.hasSuffix("\tlater.txt") }
    let index = try repository.indexSnapshot(changesOnly: true)
    // git 2.39 expands a sparse index folder by folder, so that `a-b` can come after `a/b`.
    #expect(
      index.entries.map { line($0, stage: " 0") }.sorted() == listed.sorted(), "\(label)")
    #expect(index.entries.map(\.path) == index.entries.map(\.path).sorted(), "\(label)")
    let changed = try output(["diff", "--cached", "--no-renames", "--name-only", "-z"])
    #expect(index.changedPaths?.map(\.bytes).sorted() == changed.sorted(), "\(label)")
    try expectSameContents(index)
  }

  func expectSameCommits() throws {
    let repository = try scratch.open()
    for place in history.commits.indices {
      let commit = try repository.commit(named: ByteString("c\(place)"))
      let listed = try output(["ls-tree", "-r", "-z", ByteString(commit.id.description)])
      let snapshot = try repository.snapshot(of: commit.id)
      let lines = snapshot.entries.map {
        line($0, kind: $0.mode == .submodule ? " commit" : " blob")
      }
      #expect(lines == listed, "\(label), commit \(place)")
      #expect(commit.time == 1_767_225_600 + place, "\(label)")
      if place == history.commits.count - 1 { try expectSameContents(snapshot) }
    }
  }

  func expectSameReferences() throws {
    let repository = try scratch.open()
    let head = try scratch.git("rev-parse", "HEAD")
    #expect(try repository.head()?.id.description == head, "\(label)")
    let tags = try repository.tags()
    let first = try scratch.git("rev-parse", "v1.0.0^{commit}")
    #expect(tags.map(\.name) == ["v1.0.0"] && tags[0].isAnnotated, "\(label)")
    #expect(tags[0].commit.description == first, "\(label)")
    let history = GitHistory(of: repository, from: try repository.head()?.id)
    let reached = Set(try scratch.git("rev-list", "HEAD", "--").split(separator: "\n"))
    for name in try scratch.git("rev-parse", "--branches=c*").split(separator: "\n") {
      let id = try #require(ObjectID(hexadecimal: Array(name.utf8)))
      let expected: CommitAnswer = reached.contains(name) ? .ancestor(id) : .unrelated(id)
      #expect(history.commit(named: ByteString(name.utf8.prefix(12))) == expected, "\(label)")
    }
  }

  func expectSameWorkTree() throws {
    let listed = try output(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
    let folder = ByteString(scratch.folder.path + "/")
    // git lists what the index says, also where that is gone or has become a folder.
    let present = Set(listed).filter { name in
      var status = stat()
      let path = folder.bytes + name.bytes
      return path.withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
    let snapshot = try scratch.open().workTreeSnapshot()
    let submodules = Set(snapshot.entries.filter { $0.mode == .submodule }.map(\.path.bytes))
    let files = snapshot.entries.map(\.path.bytes).filter { !submodules.contains($0) }
    #expect(files.sorted() == present.subtracting(submodules).sorted(), "\(label)")
  }

  /// Every content against what `git cat-file --batch` writes.
  private func expectSameContents(_ snapshot: Snapshot) throws {
    let entries = snapshot.entries.filter { $0.mode != .submodule }
    var requests: [UInt8] = []
    var expected: [UInt8] = []
    for entry in entries {
      let id = try #require(entry.object)
      let bytes = try snapshot.blobs.bytes(of: entry, limit: 1 << 20)
      requests += Array("\(id)\n".utf8)
      expected +=
        Array("\(id) blob \(try snapshot.blobs.size(of: entry))\n".utf8) + bytes + [.lineFeed]
    }
    let read = try git.run(["cat-file", "--batch"], input: requests, limit: 64 << 20)
    #expect(read.output == expected, "\(label)")
  }

  /// `MODE[ KIND] ID[ STAGE]<tab>PATH`, as git lists entries.
  private func line(_ entry: SnapshotEntry, kind: String = "", stage: String = "") -> ByteString {
    let mode =
      switch entry.mode {
      case .regular: "100644"
      case .executable: "100755"
      case .symbolicLink: "120000"
      case .submodule: "160000"
      }
    let id = entry.object?.description ?? ""
    return ByteString(Array("\(mode)\(kind) \(id)\(stage)\t".utf8) + entry.path.bytes.bytes)
  }

  /// What git writes with a zero behind each part.
  private func output(_ arguments: [ByteString]) throws -> [ByteString] {
    let output = try git.run(arguments, limit: 16 << 20)
    try #require(output.exitCode == 0, "\(label): \(output.complaint ?? "")")
    return output.output.split(separator: 0).map { ByteString($0) }
  }
}

extension [UInt8] {
  fileprivate func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      body($0.baseAddress.unsafelyUnwrapped)
    }
  }
}
