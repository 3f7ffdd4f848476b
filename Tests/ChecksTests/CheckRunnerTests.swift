import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// What the runner makes of the checks' findings: exact findings, skips and open questions.
@Suite struct CheckRunnerTests {
  private func run(
    _ files: [RepositoryPath: String], changed: Set<RepositoryPath>? = nil,
    unreadable: RepositoryPath? = nil, checks: [any Check.Type] = allChecks,
    _ configure: (inout RuleSelection) -> Void = { _ in }
  ) async -> CheckOutcome {
    var blobs = files.mapValues { MemoryBlobs.Content.bytes(Array($0.utf8)) }
    let paths = Array(files.keys) + (unreadable.map { [$0] } ?? [])
    if let unreadable { blobs[unreadable] = nil }
    let snapshot = Snapshot(
      source: .index, entries: paths.map { SnapshotEntry(path: $0, mode: .regular, object: nil) },
      changedPaths: changed, blobs: MemoryBlobs(blobs))
    var selection = RuleSelection()
    configure(&selection)
    return await CheckRunner(checks: checks, selection: selection)
      .run(RepositoryDocuments(snapshot))
  }

  private func lines(_ findings: [ReportedFinding]) -> [String] {
    findings.map { finding in
      let place = finding.location.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
      return "\(finding.location.path)\(place) \(finding.severity.rawValue) \(finding.rule.id)"
    }
  }

  private func lines(_ skipped: [SkippedCheck]) -> [String] {
    skipped.map { "\($0.name) \($0.path?.description ?? "*"): \($0.reason)" }
  }

  private let ambiguous: [RepositoryPath: String] = [
    "experiments/a.yaml": "lr: 1e-3\n", "experiments/b.yaml": "lr: 1e-3\ndecay: .nan\n",
  ]

  @Test func findingsAreSortedAndWhole() async throws {
    let outcome = await run(ambiguous)
    #expect(
      lines(outcome.findings) == [
        "experiments/a.yaml:1:5 warning SYN004", "experiments/b.yaml:1:5 warning SYN004",
        "experiments/b.yaml:2:8 error SYN005",
      ])
    let last = try #require(outcome.findings.last)
    #expect(last.message == "'.nan' is no finite number: write the measured value, or null")
    #expect(last.excerpt?.bytes == "decay: .nan")
    #expect(outcome.skipped == [])
    #expect(outcome.unverified == [])
    #expect(outcome.checks.map(\.rule.id) == snapshotRules.map(\.id))
  }

  @Test func severitiesAreTheConfiguredOnes() async {
    let outcome = await run(ambiguous) {
      $0.severities = [
        (RuleSelector("SYN"), .error), (RuleSelector("number-out-of-range"), .warning),
      ]
    }
    #expect(
      lines(outcome.findings) == [
        "experiments/a.yaml:1:5 error SYN004", "experiments/b.yaml:1:5 error SYN004",
        "experiments/b.yaml:2:8 warning SYN005",
      ])
  }

  @Test func aRuleThatIsOffIsSkippedWithItsReason() async {
    let outcome = await run(ambiguous) {
      $0.severities = [
        (RuleSelector("SYN"), nil), (RuleSelector("SYN005"), .error),
        (RuleSelector("SYN001"), .error), (RuleSelector("SYN002"), .error),
      ]
      $0.select = [RuleSelector("SYN")]
      $0.ignore = [RuleSelector("invalid-json")]
    }
    #expect(lines(outcome.findings) == ["experiments/b.yaml:2:8 error SYN005"])
    #expect(outcome.checks.map(\.rule.id) == ["SYN001", "SYN005"])
    #expect(
      lines(outcome.skipped.filter { $0.name.hasPrefix("SYN00") || $0.name == "SYN012" }) == [
        "SYN002 *: ignored for the whole run", "SYN003 *: its severity is off",
        "SYN004 *: its severity is off", "SYN006 *: its severity is off",
        "SYN007 *: its severity is off", "SYN008 *: its severity is off",
        "SYN009 *: its severity is off", "SYN012 *: its severity is off",
      ])
    #expect(lines(outcome.skipped.filter { $0.name == "EXP001" }) == ["EXP001 *: not selected"])
    #expect(outcome.skipped.count == snapshotRules.count - 2)
  }

  @Test func whatNobodyAskedForIsNotSkipped() async {
    let outcome = await run(ambiguous) {
      $0.select = [RuleSelector("SYN004"), RuleSelector("SYN005")]
      $0.isSelectedByHand = true
      $0.ignore = [RuleSelector("EXP")]
      $0.severities = [(RuleSelector("SYN005"), nil)]
    }
    #expect(outcome.checks.map(\.rule.id) == ["SYN004"])
    #expect(lines(outcome.skipped) == ["SYN005 *: its severity is off"])
  }

  @Test func aPathIgnoreCoversFilesAndWhatItsFoldersHold() async {
    let outcome = await run(ambiguous.merging(["legacy/experiments/c.yaml": "a: 1e-3\n"]) { $1 }) {
      $0.pathIgnores = [
        ignore("legacy/", ["ALL"], line: 1), ignore("/experiments/b.yaml", ["SYN004"], line: 2),
      ]
    }
    #expect(
      lines(outcome.findings) == [
        "experiments/a.yaml:1:5 warning SYN004", "experiments/b.yaml:2:8 error SYN005",
      ])
    #expect(
      lines(outcome.skipped) == [
        "SYN004 experiments/b.yaml: ignored by the configuration: reason 2",
        "SYN004 legacy/experiments/c.yaml: ignored by the configuration: reason 1",
      ])
  }

  private func ignore(_ glob: ByteString, _ rules: [ByteString], line: Int) -> PathIgnore {
    let start = SourcePosition(line: line, column: 11)
    return PathIgnore(
      glob: Glob(glob), rules: rules.map(RuleSelector.init), reason: ByteString("reason \(line)"),
      location: SourceLocation(
        path: ".mlgate.yaml", range: SourceRange(start: start, end: start)))
  }

  @Test func anUnusedPathIgnoreIsReportedWhereEverythingWasJudged() async {
    let configure: (inout RuleSelection) -> Void = {
      $0.pathIgnores = [ignore("old/", ["SYN004"], line: 3), ignore("*.yaml", ["SYN"], line: 4)]
    }
    let whole = await run(ambiguous, configure)
    #expect(lines(whole.findings) == [".mlgate.yaml:3:11 warning SYN012"])
    #expect(
      whole.findings.map(\.message) == [
        "no finding is ignored under 'old/'; delete the entry"
      ])
    let change = await run(ambiguous, changed: ["experiments/a.yaml"], configure)
    #expect(lines(change.findings) == [])
    let deselected = await run(ambiguous) {
      configure(&$0)
      $0.ignore = [RuleSelector("SYN004")]
    }
    #expect(lines(deselected.findings) == [])
  }

  @Test(arguments: ["SYN004", "ambiguous-scalar", "SYN"])
  func aCommentSuppressesItsLine(_ selector: String) async {
    let outcome = await run([
      "experiments/a.yaml": """
      a: 1e-3  # mlgate: ignore[\(selector)] read by ruamel
      # mlgate: ignore[\(selector)]

      b: 1e-3
      c: 1e-3

      """
    ])
    #expect(lines(outcome.findings) == ["experiments/a.yaml:5:4 warning SYN004"])
    #expect(
      lines(outcome.skipped) == [
        "SYN004 experiments/a.yaml: suppressed on line 1: read by ruamel",
        "SYN004 experiments/a.yaml: suppressed on line 4",
      ])
  }

  @Test func aCommentHoldsInFilesThatAreOnlyIncluded() async {
    let outcome = await run([
      "requirements.txt": "-r base.in\n",
      "base.in":
        "numpy>=2  # mlgate: ignore[REQ001] a library\ntorch>=2\n# mlgate: ignore[REQ001]\n",
    ])
    #expect(
      lines(outcome.findings.filter { $0.location.path == "base.in" }) == [
        "base.in:2:6 error REQ001", "base.in:3:18 warning SYN012",
      ])
    #expect(outcome.findings.first { $0.rule.id == "REQ001" }?.excerpt?.bytes == "torch>=2")
    #expect(lines(outcome.skipped) == ["REQ001 base.in: suppressed on line 1: a library"])
  }

  @Test func whatCannotSuppressIsSaid() async {
    let outcome = await run([
      "experiments/a.yaml": """
      a: 1  # mlgate: ignore[SYN00]
      b: 1  # mlgate: ignore[ALL]
      c: 1  # mlgate: ignore
      d: 1  # mlgate: ignore[SYN005]

      """
    ])
    #expect(
      outcome.findings.map { "\($0.message) (\($0.help))" } == [
        "'SYN00' is no rule, so nothing is suppressed (did you mean 'SYN001'?)",
        """
        'ALL' would hide every fault of the line, so it suppresses nothing (name the rules that it \
        is meant for)
        """,
        """
        'mlgate: ignore' suppresses nothing; write 'mlgate: ignore[RULE] reason' (delete it, or \
        name the rule that it is meant for)
        """,
        """
        'SYN005' reports nothing here; delete the suppression (delete it, or name the rule that it is \
        meant for)
        """,
      ])
  }

  @Test func unusedSuppressionCanBeSwitchedOffToo() async {
    let file: [RepositoryPath: String] = [
      "experiments/a.yaml": "a: 1  # mlgate: ignore[SYN005, unused-suppression] for a while\n"
    ]
    let comment = await run(file)
    #expect(lines(comment.findings) == [])
    #expect(
      lines(comment.skipped) == [
        "SYN012 experiments/a.yaml: suppressed on line 1: for a while"
      ])
    let path = await run(["experiments/a.yaml": "a: 1  # mlgate: ignore[SYN005]\n"]) {
      $0.pathIgnores = [ignore("experiments/", ["SYN012"], line: 1)]
    }
    #expect(lines(path.findings) == [])
  }

  /// Silence is no answer where the rule could not look.
  @Test func aSuppressionIsNotUnusedWhereTheRuleCouldNotAnswer() async {
    let file: [RepositoryPath: String] = [
      "experiments/a.yaml": "a: 1  # mlgate: ignore[SYN005]\n"
    ]
    let missing = await run(file, unreadable: "experiments/b.yaml")
    #expect(lines(missing.findings) == [])
    #expect(missing.unverified.map(\.path) == ["experiments/b.yaml"])
    let unasked = await run(file) { $0.ignore = [RuleSelector("SYN005")] }
    #expect(lines(unasked.findings) == [])
    let open = await run(file, checks: [OpenQuestion.self])
    #expect(lines(open.findings) == [])
    #expect(
      open.unverified == [
        UnverifiedQuestion(
          rule: OpenQuestion.rule.identity, path: "experiments/a.yaml", reason: "shallow")
      ])
  }

  @Test func onlyWhatConcernsTheChangeIsReported() async {
    let files: [RepositoryPath: String] = [
      "experiments/exp-001-a.yaml": "experiment: {id: exp-001}\n",
      "experiments/exp-001-b.yaml": "experiment: {id: exp-001}\nlr: 1e-3\n",
    ]
    let checks: [any Check.Type] = [DuplicateExperimentID.self, AmbiguousScalar.self]
    let outcome = await run(files, changed: ["experiments/exp-001-a.yaml"], checks: checks)
    #expect(lines(outcome.findings) == ["experiments/exp-001-b.yaml:1:18 error EXP003"])
    #expect(outcome.checks.map(\.rule.id) == ["EXP003", "SYN004", "SYN012"])
    #expect(
      outcome.checks.map(\.paths) == Array(repeating: ["experiments/exp-001-a.yaml"], count: 3))
  }

  @Test func fingerprintsOutliveMovedLines() async {
    let before = await run(["experiments/a.yaml": "a: 1e-3\nb: 2e-3\n"])
    let after = await run(["experiments/a.yaml": "# new\nb: 2e-3\nc: 0\n  \na: 1e-3\n"])
    #expect(before.findings.map(\.fingerprint) == after.findings.map(\.fingerprint).reversed())
    #expect(Set(before.findings.map(\.fingerprint)).count == 2)
    let equal = await run([
      "experiments/a.yaml": "a: [\n1e-3,\n1e-3]\n", "experiments/b.yaml": "a: [\n1e-3,\n0]\n",
    ])
    #expect(Set(equal.findings.map(\.fingerprint)).count == 3)
  }
}

/// A rule that never knows.
private struct OpenQuestion: Check {
  static let rule = Rule(
    id: "SYN005", name: "number-out-of-range", severity: .error, subject: .documents, summary: "",
    rationale: "", help: "", passing: [], failing: [])

  func findings(in repository: RepositoryDocuments) -> [Finding] { [] }

  func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    repository.files.flatMap { file in
      Array(repeating: UnverifiedQuestion(path: file.path, reason: "shallow"), count: 2)
    }
  }
}
