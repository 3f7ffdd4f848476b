import Foundation
import Reference
import Testing

/// The jobs that `mlgate init` writes are those of `workflows/`.
@Suite struct EmbeddedWorkflowTests {
  @Test(arguments: [
    ("github-actions.yml", EmbeddedWorkflow.gitHub), ("gitlab-ci.yml", EmbeddedWorkflow.gitLab),
  ])
  func theTextIsTheFile(_ name: String, _ text: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../workflows/\(name)").standardizedFileURL
    let isEqual = try Data(contentsOf: file) == Data(text.utf8)
    #expect(isEqual, "workflows/\(name) changed: run scripts/embed-workflows.sh and commit it")
  }
}
