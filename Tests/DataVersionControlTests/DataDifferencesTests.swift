import ByteText
import DataVersionControl
import Documents
import Findings
import TestSupport
import Testing

/// What `dvc diff` says, from records alone; tests with DVC itself are among the integration tests.
@Suite struct DataDifferencesTests {
  private func outputs(_ files: ExampleFile...) throws -> DataOutputs {
    let documents = ExampleRepository(Example("", files)).documents
    return DataOutputs(recordedBy: try #require(documents.dvcProjects.first), caches: [])
  }

  /// A `.dvc` file of one file; the md5 is 32 times the digit.
  private func file(_ path: String, _ digit: Character?, legacy: Bool = false) -> ExampleFile {
    let hash =
      digit.map { "\(legacy ? "" : ", hash: md5"), md5: '\(String(repeating: $0, count: 32))'" }
      ?? ""
    let name = path.split(separator: "/").last ?? ""
    return ExampleFile(ByteString("\(path).dvc"), ByteString("outs:\n- {path: \(name)\(hash)}\n"))
  }

  /// A `.dvc` file of a folder that lists its files.
  private func folder(_ path: String, _ files: [(String, Character)]) -> ExampleFile {
    let lines = files.map {
      "  - {relpath: \($0), md5: '\(String(repeating: $1, count: 32))'}\n"
    }
    return ExampleFile(
      ByteString("\(path).dvc"),
      ByteString("outs:\n- path: \(path)\n  hash: md5\n  files:\n\(lines.joined())"))
  }

  private func lines(_ differences: DataDifferences) -> [String] {
    let groups = [
      ("added", differences.added), ("deleted", differences.deleted),
      ("modified", differences.modified), ("renamed", differences.renamed),
      ("missing", differences.notInCache),
    ]
    return groups.flatMap { name, changes in
      changes.map { change in
        let hashes = [change.oldHash, change.newHash].map { $0.map { "\($0)".prefix(1) } ?? "-" }
        let target = change.newPath.map { " -> \($0)" } ?? ""
        return "\(name) \(change.path)\(target) \(hashes.joined())"
      }
    } + differences.unlisted.map { "unlisted \($0)" }
  }

  @Test func files() throws {
    let old = try outputs(file("same", "a"), file("gone", "b"), file("other", "c"))
    let new = try outputs(file("same", "a"), file("added", "d"), file("other", "e"))
    let differences = DataDifferences(old, new)
    #expect(lines(differences) == ["added added d-", "deleted gone b-", "modified other ce"])
    #expect(!differences.isEmpty)
    #expect(DataDifferences(old, old).isEmpty)
    #expect(lines(DataDifferences(DataOutputs(), new)).count == 3)
  }

  /// Of equal hashes the first path that came is the first that went, in the order of the components.
  @Test func renames() throws {
    let old = try outputs(file("a-b", "a"), file("a/b", "a"), file("c", "a"))
    let new = try outputs(file("x", "a"), file("y", "a"))
    #expect(
      lines(DataDifferences(old, new)) == [
        "deleted c a-", "renamed a-b -> y aa", "renamed a/b -> x aa",
      ])
  }

  /// What was never recorded is there without a hash.
  @Test func neverRecorded() throws {
    let none = try outputs(file("a", nil))
    #expect(lines(DataDifferences(none, none)).isEmpty)
    #expect(lines(DataDifferences(none, try outputs(file("a", "a")))) == ["modified a -a"])
    #expect(lines(DataDifferences(DataOutputs(), none)) == ["added a --"])
  }

  @Test func styles() throws {
    let legacy = try outputs(file("a", "a", legacy: true), file("b", "b", legacy: true))
    let new = try outputs(file("a", "a"), file("c", "b"))
    #expect(lines(DataDifferences(legacy, new)) == ["renamed b -> c bb"])
  }

  @Test func folders() throws {
    let old = try outputs(folder("set", [("a.txt", "a"), ("sub/b.txt", "b"), ("c.txt", "c")]))
    let new = try outputs(folder("set", [("a.txt", "d"), ("sub/deep/b.txt", "b"), ("c.txt", "c")]))
    let said = lines(DataDifferences(old, new))
    #expect(said[0].hasPrefix("modified set/ "))
    #expect(
      said.dropFirst() == [
        "modified set/a.txt ad", "renamed set/sub/b.txt -> set/sub/deep/b.txt bb",
      ])
  }

  /// A folder that is only there because something lies in it is no change.
  @Test func fileForFolder() throws {
    let old = try outputs(file("a/b", "a"))
    let new = try outputs(file("a", "b"))
    #expect(lines(DataDifferences(old, new)) == ["deleted a/b a-"])
  }

  @Test func folderWithoutItsList() throws {
    let hash = { (digit: Character) in
      ExampleFile(
        "set.dvc",
        ByteString(
          "outs:\n- {path: set, hash: md5, md5: \(String(repeating: digit, count: 32)).dir}\n"))
    }
    let (old, new) = (try outputs(hash("a")), try outputs(hash("b")))
    #expect(lines(DataDifferences(old, new)) == ["modified set/ ab", "unlisted set"])
    // Neither side needs the list of what is equal.
    #expect(lines(DataDifferences(old, try outputs(hash("a")))).isEmpty)
    // What the other side knows of it is not told either.
    #expect(
      lines(DataDifferences(old, try outputs(folder("set", [("x", "c")])))).dropFirst()
        == ["unlisted set"])
  }

  @Test func cache() throws {
    let old = try outputs(file("a", "a"), file("b", "b"), file("c", nil))
    let differences = DataDifferences(old, old) { $0.md5.first == .ascii("b") }
    #expect(lines(differences) == ["missing b b-"])
    #expect(differences.isEmpty)
  }
}
