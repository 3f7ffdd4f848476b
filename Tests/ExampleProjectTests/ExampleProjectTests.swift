import Foundation
import TestSupport
import Testing

@Suite struct ExampleProjectTests {
  /// Two makes are the same to the last byte, commit ids included; only the reflog tells when and by
  /// whom each was made.
  @Test(arguments: [false, true])
  func sameBytesEachTime(broken: Bool) throws {
    let first = try MadeProject(broken: broken).everyByte()
    let second = try MadeProject(broken: broken).everyByte()
    #expect(first.keys.sorted() == second.keys.sorted())
    let different = first.filter { second[$0.key] != $0.value }.keys.sorted()
    #expect(different.filter { !$0.hasPrefix(".git/logs/") } == [])
  }

  @Test func gitAgrees() throws {
    let project = try MadeProject()
    #expect(try project.git("fsck", "--strict") == "")
    #expect(try project.git("status", "--porcelain") == "")
    #expect(try project.git("cat-file", "-t", "model-v1.0.0") == "tag")
    #expect(
      try project.git("rev-parse", "model-v1.0.0^{commit}") == project.git("rev-parse", "HEAD"))
  }

  @Test func historyIsConventional() throws {
    #expect(
      try MadeProject().git("log", "--reverse", "--format=%s") == """
        init: initialize ML project with DVC and Git LFS
        config: configure DVC for data versioning
        docs: describe the project
        data: add the iris pipeline and its split
        deps: add dependency specifications
        ci: add the gate
        pipeline: train and evaluate
        experiment: baseline logistic regression (exp-001)
        experiment: weaker regularisation (exp-002)
        model: add iris v1.0.0
        docs: add model v1.0.0 results
        """)
  }

  @Test(arguments: [["run"], ["check", "--worktree"], ["check", "--staged", "--all"]])
  func passesWithoutFinding(_ command: [String]) throws {
    let report = try JSONReport(MadeProject().mlgate(command + ["--format", "json", "--strict"]))
    #expect(report.summary == JSONReport.Summary(verdict: "passed", errors: 0, warnings: 0))
    #expect(report.findings == [])
    #expect(report.skipped.isEmpty)
    #expect(report.unverified.isEmpty)
  }

  @Test func everyCommitPasses() throws {
    let project = try MadeProject()
    for commit in try project.git("rev-list", "HEAD").split(separator: "\n") {
      let output = try project.mlgate(["check", "--commit", String(commit), "--format", "json"])
      #expect(try JSONReport(output).findings == [], "commit \(commit)")
    }
  }

  @Test func resultsPageIsUpToDate() throws {
    let project = try MadeProject()
    let page = try project.file("RESULTS.md")
    try project.mlgate(["results"])
    #expect(try project.file("RESULTS.md") == page)
  }
}
