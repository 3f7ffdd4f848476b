import ByteText
import Checks
import ExampleProject
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct BrokenProjectTests {
  /// The whole list: each fault is found where its marks are, and nothing else is.
  @Test func everyFaultIsFoundWhereItIsMarked() throws {
    let project = try MadeProject(broken: true)
    let parent = try project.git("rev-parse", "HEAD~1")
    let expected = BrokenFault.all(commit: parent).flatMap { fault in
      ExampleRepository(Example(fault.rule, fault.files)).expected
        .map { JSONFinding(fault.rule, at: $0) }
    }
    let report = try JSONReport(project.mlgate(["run", "--format", "json"], status: 1))
    #expect(Set(expected).subtracting(report.findings).sorted() == [], "not found")
    #expect(Set(report.findings).subtracting(expected).sorted() == [], "not marked")
    #expect(report.findings.count == expected.count)
    #expect(report.skipped.isEmpty)
    #expect(report.unverified.isEmpty)
  }

  /// Red for a rule that has just been added: give it a fault in `Sources/ExampleProject/Broken`.
  @Test(arguments: snapshotRules.map(\.id))
  func ruleHasFault(_ rule: String) {
    let faults = BrokenFault.all(commit: "0123456").filter { $0.rule == rule }
    let places = faults.flatMap { ExampleRepository(Example(rule, $0.files)).expected }
    #expect(!places.isEmpty)
  }

  @Test func faultsNameRules() {
    let known = Set(snapshotRules.map(\.id))
    #expect(BrokenFault.all(commit: "0123456").filter { !known.contains($0.rule) }.isEmpty)
  }

  /// One commit more than the sound project, and its files on disk.
  @Test func isTheSoundProjectAndOneCommit() throws {
    let sound = try MadeProject()
    let broken = try MadeProject(broken: true)
    #expect(try broken.git("rev-parse", "HEAD~1") == sound.git("rev-parse", "HEAD"))
    #expect(try broken.git("status", "--porcelain") == "")
    #expect(try broken.git("diff", "--name-status", "--diff-filter=a", "HEAD~1", "HEAD") == "")
  }
}
