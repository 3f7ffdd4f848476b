import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// The own examples of the rules on messages and branches.
@Suite struct MessageExampleTests {
  struct MessageExample: Sendable, CustomTestStringConvertible {
    let check: any MessageCheck.Type
    let example: Example

    var testDescription: String { "\(check.rule.id): \(example.title)" }

    static let passing = allMessageChecks.flatMap { check in
      check.rule.passing.map { MessageExample(check: check, example: $0) }
    }
    static let failing = allMessageChecks.flatMap { check in
      check.rule.failing.map { MessageExample(check: check, example: $0) }
    }
  }

  private func findings(_ rule: MessageExample) throws -> [Finding] {
    let documents = ExampleRepository(rule.example).documents
    let entry = try #require(documents.snapshot.entry(at: "COMMIT_EDITMSG"))
    let source = SourceText(
      path: entry.path, bytes: try documents.snapshot.blobs.bytes(of: entry, limit: 1 << 20))
    let message = try #require(CommitMessage(source, cleanup: .none))
    // Where an example does not say otherwise, the commit makes every file.
    let touched = documents.snapshot.changedPaths ?? Set(documents.snapshot.entries.map(\.path))
    let change = DescribedChange(
      message, RepositoryDocuments(documents.snapshot.judging(touched)))
    return message.isMadeByGit ? [] : rule.check.init().findings(in: change)
  }

  @Test(arguments: MessageExample.passing)
  func passingMessageHasNoFinding(_ rule: MessageExample) throws {
    #expect(ExampleRepository(rule.example).expected.isEmpty, "a passing example holds no marks")
    #expect(try findings(rule).map { "\($0.location): \($0.message)" } == [])
  }

  @Test(arguments: MessageExample.failing)
  func failingMessageIsReportedExactlyWhereMarked(_ rule: MessageExample) throws {
    let expected = ExampleRepository(rule.example).expected
    #expect(!expected.isEmpty, "a failing example marks its faults")
    #expect(try findings(rule).map(\.location).sorted() == expected)
  }

  private func names(_ examples: [Example]) -> [ByteString] {
    examples.map { ByteString(MarkedText($0.files[0].path.bytes).bytes.dropFirst(11)) }
  }

  @Test func branches() {
    for check in allBranchChecks {
      for name in names(check.rule.passing) {
        #expect(check.init().findings(in: NamedBranch(name)).isEmpty, "\(name)")
      }
      for name in names(check.rule.failing) {
        let path = RepositoryPath(ByteString(Array("refs/heads/".utf8) + name.bytes))
        #expect(
          check.init().findings(in: NamedBranch(name)).map(\.location)
            == [SourceLocation(path: path)], "\(name)")
      }
      #expect(check.rule.failing.allSatisfy { !MarkedText($0.files[0].path.bytes).ranges.isEmpty })
    }
  }

  @Test func configuredBranches() {
    var settings = BranchSettings()
    settings.allowed = [Glob("release/*"), Glob("topic/")]
    settings.defaults = ["trunk"]
    func isFine(_ name: ByteString) -> Bool {
      UnconventionalBranch().findings(in: NamedBranch(name, settings)).isEmpty
    }
    #expect(isFine("release/1") && isFine("topic/a/b") && isFine("trunk"))
    #expect(!isFine("main") && !isFine("my/release/1") && !isFine("topic"))
  }
}
