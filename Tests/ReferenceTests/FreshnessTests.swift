import Foundation
import Reference
import Testing

/// `docs/` is generated; what is committed must be what the code says.
@Suite struct FreshnessTests {
  private var docs: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs")
      .standardizedFileURL
  }

  @Test(arguments: ReferencePage.all.map(\.path))
  func pageIsFresh(_ path: String) throws {
    let page = try #require(ReferencePage.all.first { $0.path == path })
    let file = docs.appending(path: path)
    let committed = try? String(contentsOf: file, encoding: .utf8)
    #expect(committed == page.text, "docs/\(path) is stale: run 'make docs' and commit it")
  }

  @Test func everySchemaIsAPage() {
    #expect(
      ReferencePage.all.map(\.path) == [
        "checks.md", "configuration.md", "reports.md", "schemas/configuration.json",
        "schemas/experiment.json", "schemas/model-metadata.json",
      ])
  }
}
