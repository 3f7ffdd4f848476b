import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// When a change alone is judged, a rule finds what it finds in the whole repository, as far as a
/// changed path is involved: shown for the sets of changed files of every rule's failing examples.
@Suite struct JudgedChangeTests {
  @Test(arguments: RuleExample.failing)
  func changeHasTheFindingsOfTheWholeThatInvolveIt(_ rule: RuleExample) {
    let check = rule.check.init()
    let whole = check.findings(in: ExampleRepository(rule.example).documents)
    for changed in Self.changes(of: rule.example) {
      let documents = ExampleRepository(rule.example, changedPaths: changed).documents
      let found = check.findings(in: documents).filter { involves(changed, $0) }
      #expect(found == whole.filter { involves(changed, $0) }, "changed: \(changed.sorted())")
    }
  }

  /// All subsets of the example's paths; of a large example each path alone and all but each.
  private static func changes(of example: Example) -> [Set<RepositoryPath>] {
    let paths = example.files.map { RepositoryPath(ByteString(MarkedText($0.path.bytes).bytes)) }
    guard paths.count > 4 else {
      return (0..<(1 << paths.count)).map { bits in
        Set(paths.indices.filter { bits >> $0 & 1 == 1 }.map { paths[$0] })
      }
    }
    return paths.map { [$0] } + paths.map { Set(paths).subtracting([$0]) }
  }

  private func involves(_ changed: Set<RepositoryPath>, _ finding: Finding) -> Bool {
    changed.contains(finding.location.path)
      || finding.related.contains { changed.contains($0.location.path) }
  }
}
