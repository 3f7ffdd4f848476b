import ByteText
import JobRunner
import RepositorySnapshot

/// Reads objects through two long-lived `git cat-file` programs, one for headers and one for contents.
final class ObjectReader {
  private let git: GitProgram
  private let isPartialClone: Bool
  private var headers: Conversation?
  private var contents: Conversation?

  init(_ git: GitProgram, isPartialClone: Bool) {
    self.git = git
    self.isPartialClone = isPartialClone
  }

  /// nil where the object is not here; a partial clone's missing ones are not fetched.
  func header(of id: ObjectID) throws(GitError) -> ObjectHeader? {
    let program = try Self.started(&headers, git, "--batch-check")
    return try answer(of: program, about: id)
  }

  /// All objects whose ids begin with `prefix` (4–64 hexadecimal digits), sorted.
  func objects(startingWith prefix: ByteString) throws(GitError) -> [ObjectID] {
    let lines = try git.output(
      ["rev-parse", ByteString("--disambiguate=\(prefix)")], limit: TreeLimits.listBytes)
    return lines.split(separator: .lineFeed).compactMap { ObjectID(hexadecimal: $0) }.sorted()
  }

  /// The whole content of an object of at most `limit` bytes; nil where the object is not here.
  func content(
    of id: ObjectID, limit: Int
  ) throws(GitError) -> (header: ObjectHeader, bytes: [UInt8])? {
    guard let header = try header(of: id) else { return nil }
    guard header.size <= limit else {
      throw GitError(.refused, "object \(id) has \(header.size) bytes, more than \(limit)")
    }
    let program = try Self.started(&contents, git, "--batch")
    guard try answer(of: program, about: id) == header else { throw damaged(id, program) }
    let bytes: [UInt8]?
    do throws(CommandFault) { bytes = try program.bytes(header.size + 1) } catch {
      throw GitError(.unreadable, "cannot read object \(id): \(error)")
    }
    guard let content = bytes?.dropLast(), bytes?.last == .lineFeed else {
      throw damaged(id, program)
    }
    let start = Array("\(header.kind.name) \(header.size)\0".utf8)
    guard SecureHash(idLength: id.count).hash(start[...], content) == id.bytes else {
      throw damaged(id, program)
    }
    return (header, Array(content))
  }

  private static func started(
    _ program: inout Conversation?, _ git: GitProgram, _ option: ByteString
  ) throws(GitError) -> Conversation {
    if let program { return program }
    let started = try git.conversation(["cat-file", option])
    program = started
    return started
  }

  /// The line `ID KIND SIZE`; nil where the program says that the object is missing.
  private func answer(
    of program: Conversation, about id: ObjectID
  ) throws(GitError) -> ObjectHeader? {
    let line: [UInt8]?
    do throws(CommandFault) {
      try program.send(Array("\(id)\n".utf8))
      line = try program.line(limit: 4096)
    } catch {
      throw GitError(.unreadable, "cannot read object \(id): \(error)")
    }
    guard let line else {
      let failure = damaged(id, program)
      // git ends where a partial clone lacks an object that it may not fetch.
      if isPartialClone, program.errors().contains("could not fetch") { return nil }
      throw failure
    }
    let words = line.split(separator: .space)
    if words.count == 2, words[1] == "missing" { return nil }
    guard words.count == 3, words[0] == ByteString(id.description).bytes[...],
      let kind = ObjectKind(name: words[1]), let size = words[2].decimalValue
    else { throw damaged(id, program) }
    return ObjectHeader(kind: kind, size: size)
  }

  /// What the program said, which is of no use after that.
  private func damaged(_ id: ObjectID, _ program: Conversation) -> GitError {
    (headers, contents) = (nil, nil)
    let complaint = GitProgram.complaint(in: program.errors())
    return GitError(
      .unreadable,
      "cannot read object \(id): \(complaint ?? "it is damaged"); run 'git fsck', and fetch it again"
    )
  }
}
