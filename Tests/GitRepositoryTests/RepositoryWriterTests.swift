import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct RepositoryWriterTests {
  private let author = Signature(
    name: "Author", mail: "author@example.com", time: ScratchRepository.time)
  private let committer = Signature(
    name: "Committer", mail: "committer@example.com", time: ScratchRepository.time)

  @Test func gitAgrees() throws {
    let scratch = try ScratchRepository()
    let files: [RepositoryPath: NewFile] = [
      "README.md": NewFile(Array("# Project\n".utf8)),
      "a/b/c.txt": NewFile(Array("c".utf8)), "a.txt": NewFile([]), "a-b": NewFile([0, 255]),
      "run.sh": NewFile(Array("#!/bin/sh\n".utf8), mode: .executable),
      "link": NewFile(Array("a.txt".utf8), mode: .symbolicLink),
    ]
    let made = scratch.container.appending(path: "new/project")
    let writer = try RepositoryWriter(
      creating: ByteString(made.path), environment: scratch.environment())
    let first = try writer.commit([:], message: "Start\n", author: author)
    let second = try writer.commit(
      files, message: "Add files\n", author: author, committer: committer, parents: [first])
    try writer.tag("model-v1.0.0", commit: second, message: "First model\n", tagger: author)
    try writer.setConfiguration("filter.lfs.required", to: "true")
    try writer.checkOut(files)

    let git = { (arguments: [String]) in try scratch.git(["-C", made.path] + arguments) }
    #expect(try git(["fsck", "--strict"]) == "")
    #expect(try git(["status", "--porcelain", "--ignored"]) == "")
    #expect(
      try git(["log", "--format=%H %an %ae %at %cn %s"]) == """
        \(second) Author author@example.com 1767225600 Committer Add files
        \(first) Author author@example.com 1767225600 Author Start
        """)
    #expect(try git(["cat-file", "-t", "model-v1.0.0"]) == "tag")
    #expect(try git(["rev-parse", "model-v1.0.0^{}", "main"]) == "\(second)\n\(second)")
    #expect(try git(["config", "filter.lfs.required"]) == "true")
    #expect(try git(["symbolic-ref", "HEAD"]) == "refs/heads/main")
    let repository = try GitRepository(
      at: ByteString(made.path), environment: scratch.environment())
    #expect(try repository.workTreeSnapshot().paths == files.keys.sorted().map(\.description))
    #expect(try repository.indexSnapshot(changesOnly: true).changed == [])
  }

  /// The ids that git itself gives the same content.
  @Test func sameIdsAsGit() throws {
    let scratch = try ScratchRepository()
    try scratch.write("b/a.txt", "a\n")
    try scratch.write("b.txt", "b\n")
    let expected = try scratch.commit("Message")
    let writer = try RepositoryWriter(
      creating: ByteString(scratch.container.path + "/made"), environment: scratch.environment())
    let id = try writer.commit(
      ["b/a.txt": NewFile(Array("a\n".utf8)), "b.txt": NewFile(Array("b\n".utf8))],
      message: "Message\n", author: author, committer: committer)
    #expect(id.description == expected)
  }

  @Test func onlyEmptyFolders() throws {
    let scratch = try ScratchRepository()
    let folder = ByteString(scratch.folder.path)
    let error = gitError {
      _ = try RepositoryWriter(creating: folder, environment: scratch.environment())
    }
    #expect(error?.kind == .refused)
    #expect(
      error?.description
        == "cannot make a repository in '\(scratch.folder.path)': it is not empty; name a new folder"
    )
  }

  @Test func neverOverwrites() throws {
    let scratch = try ScratchRepository()
    let writer = try RepositoryWriter(
      creating: ByteString(scratch.container.path + "/made"), environment: scratch.environment())
    try writer.write(NewFile([1]), to: ".dvc/cache/files/md5/ab/cd")
    #expect(throws: GitError.self) {
      try writer.write(NewFile([2]), to: ".dvc/cache/files/md5/ab/cd")
    }
  }
}
