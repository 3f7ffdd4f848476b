import ByteText
import RepositorySnapshot
import Testing

@Suite struct AttributeFileTests {
  private func lines(
    _ text: String, path: RepositoryPath = ".gitattributes",
    storage: AttributeFile.Storage = .object
  ) -> [AttributeLine] {
    AttributeFile(path: path, bytes: Array(text.utf8), storage: storage).lines
  }

  @Test func everyWordHasItsPlace() throws {
    let text = "# models\n\n \"sp ace.bin\" filter=lfs\t-text !diff merge\r\n"
    let line = try #require(lines(text).first)
    #expect(line.targetRange == 11..<23)
    #expect(line.fault == nil)
    #expect(
      line.assignments == [
        AttributeAssignment(name: "filter", state: .value("lfs"), range: 24..<34),
        AttributeAssignment(name: "text", state: .unset, range: 35..<40),
        AttributeAssignment(name: "diff", state: .unspecified, range: 41..<46),
        AttributeAssignment(name: "merge", state: .set, range: 47..<52),
      ])
  }

  @Test func ignoredLinesSayWhy() {
    #expect(lines("!*.a text\n")[0].fault == .negativePattern)
    #expect(lines("[attr]m text\n")[0].fault == nil)
    #expect(lines("[attr]m text\n", path: "a/.gitattributes")[0].fault == .macroBelowTop)
    #expect(lines("*.a text # why\n")[0].fault == .invalidName("#", 9..<10))
    let padding = String(repeating: " ", count: 2048 - "*.a text".utf8.count)
    #expect(lines("*.a text" + padding + "\n")[0].fault == .tooLong)
    #expect(lines("*.a text" + padding.dropLast() + "\n")[0].fault == nil)
  }

  @Test func diskAndObjectsEndTheTextDifferently() {
    let text = "\u{FEFF}*.a x\0 y\n*.b z\n"
    #expect(lines(text).map(\.targetRange) == [0..<6])
    #expect(lines(text, storage: .disk).map(\.targetRange) == [3..<6, 12..<15])
  }

  private func resolver(_ entries: [(RepositoryPath, FileMode, String)]) -> AttributeResolver {
    AttributeResolver(
      Snapshot(
        source: .index,
        entries: entries.map { SnapshotEntry(path: $0.0, mode: $0.1, object: nil) },
        blobs: MemoryBlobs(
          Dictionary(
            entries.map { ($0.0, .bytes(Array($0.2.utf8))) },
            uniquingKeysWith: { first, _ in first }
          ))))
  }

  @Test func symbolicLinkIsIgnored() {
    #expect(!resolver([(".gitattributes", .symbolicLink, "* filter=lfs\n")]).isLFS("a"))
    #expect(resolver([(".gitattributes", .regular, "* filter=lfs\n")]).isLFS("a"))
  }

  @Test func unreadableFileIsReported() {
    let snapshot = Snapshot(
      source: .index,
      entries: [SnapshotEntry(path: "a/.gitattributes", mode: .regular, object: nil)],
      blobs: MemoryBlobs([:]))
    #expect(AttributeResolver(snapshot).unreadable.map(\.path) == ["a/.gitattributes"])
  }

  @Test func chainOfMacrosNeedsNoStack() {
    let macros = (0..<5_000).map { "[attr]m\($0) m\($0 + 1)\n" }.joined()
    let text = macros + "[attr]m5000 filter=lfs\n*.a m0\n"
    #expect(resolver([(".gitattributes", .regular, text)]).isLFS("x.a"))
  }
}
