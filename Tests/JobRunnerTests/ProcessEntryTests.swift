import Testing

@testable import JobRunner

#if os(Linux)
  /// Lines of `/proc/NUMBER/stat`.
  @Suite struct ProcessEntryTests {
    private let rest = "1 7 8 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 4711 0 0 18446744073709551615\n"

    @Test(arguments: ["sh", "", "a b", ") Z 9 9 9", "(((", "x\n) S 3", "caf\u{e9}"])
    func names(_ name: String) throws {
      let entry = try #require(ProcessEntry(Array("42 (\(name)) S \(rest)".utf8)))
      #expect(entry.identity == ProcessEntry.Identity(number: 42, startTime: 4711))
      #expect(entry.parent == 1 && entry.group == 7 && entry.session == 8 && !entry.isZombie)
    }

    @Test func zombie() throws {
      #expect(try #require(ProcessEntry(Array("42 (sh) Z \(rest)".utf8))).isZombie)
    }

    @Test(arguments: ["", "42", "42 (sh", "42 sh) S 1 2 3", "42 (sh) S 1 7 8", "x (sh) S 1 7 8 0"])
    func broken(_ text: String) {
      #expect(ProcessEntry(Array(text.utf8)) == nil)
    }
  }
#endif
