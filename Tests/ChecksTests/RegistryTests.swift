import ByteText
import Checks
import Findings
import Foundation
import Testing

/// What must be true of every rule, so that no check is forgotten and no contract is broken by a slip.
@Suite struct RegistryTests {
  @Test func idsAreSortedAndUnique() {
    let ids = allChecks.map { $0.rule.id }
    #expect(ids == Array(Set(ids)).sorted())
    #expect(snapshotRules.map(\.id) == (ids + ["SYN012"]).sorted())
    let others = allMessageChecks.map { $0.rule.id } + allBranchChecks.map { $0.rule.id }
    let releases = allReleaseChecks.map { $0.rule.id }
    #expect(releases == Array(Set(releases)).sorted())
    let objects = allObjectChecks.map { $0.rule.id }
    #expect(allRules.map(\.id) == (ids + ["SYN012"] + others + releases + objects).sorted())
  }

  @Test func namesAreUniqueWithinTheirFamily() {
    let names = allRules.map { "\($0.identity.family) \($0.name)" }
    #expect(Set(names).count == names.count)
  }

  /// A file that declares a check and is not registered would never run.
  @Test func everyCheckOfTheSourcesIsRegistered() throws {
    let registered =
      allChecks.map { "\($0)" } + allMessageChecks.map { "\($0)" }
      + allBranchChecks.map { "\($0)" } + allReleaseChecks.map { "\($0)" }
      + allObjectChecks.map { "\($0)" }
    #expect(try declaredChecks() == registered.sorted())
  }

  private func declaredChecks() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Checks").standardizedFileURL
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .flatMap { file in
        try String(contentsOf: file, encoding: .utf8)
          .matches(of: /struct (\w+): (?:Message|Branch|Release|Object)?Check \{/).map {
            String($0.1)
          }
      }
      .sorted()
  }

  @Test(arguments: allRules)
  func everyRuleIsDocumented(_ rule: Rule) {
    #expect(!rule.summary.isEmpty && !rule.rationale.isEmpty && !rule.help.isEmpty)
    #expect(
      !rule.summary.hasSuffix(".") && !rule.help.hasSuffix("."), "the pages add the full stop")
    #expect(rule.rationale.hasSuffix("."))
    #expect(!rule.passing.isEmpty, "\(rule.id) needs a passing example")
    #expect(!rule.failing.isEmpty, "\(rule.id) needs a failing example")
    let titles = (rule.passing + rule.failing).map(\.title)
    #expect(titles.allSatisfy { !$0.isEmpty })
    #expect(Set(titles).count == titles.count, "\(rule.id): two examples have one title")
  }

  @Test(arguments: allRules)
  func everyRuleIsNamedAfterItsFault(_ rule: Rule) {
    #expect(rule.id.wholeMatch(of: /[A-Z]{3}[0-9]{3}/) != nil)
    #expect(rule.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    for banned in ["avoid-", "prefer-", "use-", "no-"] {
      #expect(
        !rule.name.hasPrefix(banned), "name the fault, so that 'ignore \(rule.name)' reads well")
    }
  }

  /// Users select, ignore and suppress by these: a public contract.
  @Test func identitiesAreTheContract() {
    let rules = allRules.map { "\($0.id) \($0.severity == .error ? "E" : "W") \($0.name)" }
    #expect(rules == Self.contract.split(separator: "\n").map(String.init))
  }

  private static let contract = """
    BRN001 W unconventional-branch
    DVC001 E invalid-dvc-file
    DVC002 E malformed-hash
    DVC003 E stale-lock
    DVC004 E broken-chain
    DVC005 E pipeline-cycle
    DVC006 E overlapping-outputs
    DVC007 E tracked-twice
    DVC008 E not-ignored
    DVC009 E path-escapes-repository
    DVC010 E dependency-changed
    DVC011 W data-changed
    DVC012 E missing-data
    DVC013 E secret-in-config
    DVC014 W orphan-lock-entry
    DVC015 E unknown-remote
    EXP001 E missing-section
    EXP002 E invalid-experiment-id
    EXP003 E duplicate-experiment-id
    EXP004 E unknown-parent
    EXP005 E parent-cycle
    EXP006 E wrong-type
    EXP007 E value-out-of-range
    EXP008 E splits-exceed-whole
    EXP009 E missing-data-version
    EXP010 E data-hash-mismatch
    EXP011 W missing-seed
    EXP012 E invalid-timestamp
    EXP013 E unknown-commit
    EXP014 W improvement-mismatch
    EXP015 W unknown-key
    EXP016 W irreproducible-results
    EXP017 W overfitting-results
    EXP018 W unclear-name
    LFS001 E untracked-model-file
    LFS002 E raw-content
    LFS003 E malformed-pointer
    LFS004 W non-canonical-pointer
    LFS005 W pointer-outside-pattern
    LFS006 E large-file
    LFS007 W incomplete-attributes
    LFS008 E missing-object
    MOD001 E missing-field
    MOD002 E invalid-version
    MOD003 E version-mismatch
    MOD004 E missing-weights
    MOD005 E unknown-experiment
    MOD006 E metrics-mismatch
    MOD007 E configuration-mismatch
    MOD008 E data-hash-mismatch
    MOD009 E unknown-commit
    MOD010 W framework-mismatch
    MOD011 W size-mismatch
    MOD012 E wrong-type
    MOD013 E duplicate-version
    MSG001 W unknown-commit-type
    MSG002 W missing-results
    MSG003 E message-mismatch
    REL001 E invalid-tag-name
    REL002 E lightweight-tag
    REL003 E version-not-above
    REL004 E wrong-bump
    REL005 E missing-metadata
    REL006 E metric-regression
    REL007 E below-threshold
    REL008 W missing-results-row
    REL009 E not-on-protected-branch
    REL010 E incomplete-provenance
    REL011 E not-reproduced
    REQ001 E unpinned-requirement
    REQ002 E invalid-requirement
    REQ003 E conflicting-pins
    REQ004 E pins-disagree
    REQ005 E unpinned-conda-package
    REQ006 E missing-include
    REQ007 W missing-hash
    SYN001 E invalid-yaml
    SYN002 E invalid-json
    SYN003 E duplicate-key
    SYN004 W ambiguous-scalar
    SYN005 E number-out-of-range
    SYN006 E not-utf8
    SYN007 E document-too-large
    SYN008 E merge-conflict-marker
    SYN009 E multiple-documents
    SYN010 E symlinked-file
    SYN011 E colliding-names
    SYN012 W unused-suppression
    """
}
