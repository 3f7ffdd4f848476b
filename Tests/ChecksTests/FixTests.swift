import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// What `mlgate fix` would write: the fixes of every rule that has them.
@Suite struct FixTests {
  static let fixable = RuleExample.failing.filter { example in
    example.check.init().findings(in: ExampleRepository(example.example).onDisk)
      .contains { $0.fix != nil }
  }

  @Test func theRulesThatFix() {
    #expect(
      Set(Self.fixable.map { $0.check.rule.id }).sorted()
        == ["DVC002", "DVC008", "EXP015", "LFS001", "LFS004", "LFS007", "SYN004"])
  }

  /// Every rule judges, and only what the fix is for is gone.
  @Test(arguments: fixable)
  func aFixRemovesItsFindingAlone(_ rule: RuleExample) async throws {
    let documents = ExampleRepository(rule.example).onDisk
    let before = await CheckRunner().run(documents).findings
    for finding in before where finding.fix != nil {
      let plan = FixPlan([finding], documents.snapshot)
      #expect(plan.refusals.isEmpty)
      let file = try #require(plan.files.first)
      #expect(plan.files.count == 1 && file.path == finding.fix?.path)
      let after = await CheckRunner().run(documents.fixed(by: plan.files)).findings
      let others = before.filter { $0.fix != finding.fix }
      #expect(after.map(\.said) == others.map(\.said), "\(finding.said)")
      try file.expectNothingElse(than: [finding])
    }
  }

  @Test(arguments: fixable)
  func fixedTwiceIsFixedOnce(_ rule: RuleExample) async throws {
    let documents = ExampleRepository(rule.example).onDisk
    let plan = FixPlan(await CheckRunner().run(documents).findings, documents.snapshot)
    let fixed = documents.fixed(by: plan.files)
    let again = FixPlan(await CheckRunner().run(fixed).findings, fixed.snapshot)
    #expect(again.files.map(\.path) == [])
  }

  @Test(arguments: [
    ("lr: 1e-3  # as before\n", "lr: 1.0e-3  # as before\n"),
    ("{a: -.5, b: 0o17, c: 5E3}\n", "{a: -0.5, b: 15, c: 5.0e+3}\n"),
    ("a: 2024-02-30\r\nb: 1:30\r\n", "a: '2024-02-30'\r\nb: '1:30'\r\n"),
    ("version: 1.10\nx_version: 3.10", "version: '1.10'\nx_version: '3.10'"),
    // Two answers, or a text that PyYAML reads as a number already.
    ("a: no\nb: 010\nc: 0b101\n", nil),
    ("a: &x 1e-3\nb: *x\n", nil),
  ])
  func scalars(_ text: String, fixed: String?) async {
    let path: RepositoryPath = "experiments/notes.yaml"
    let documents = documents([path: Array(text.utf8)])
    let plan = FixPlan(await CheckRunner().run(documents).findings, documents.snapshot)
    #expect(plan.files.first.map { String(decoding: $0.new, as: UTF8.self) } == fixed)
    #expect(plan.refusals.isEmpty)
  }

  @Test(
    arguments: [
      ("a.onnx", nil, "*.onnx filter=lfs diff=lfs merge=lfs -text\n"),
      (
        "a.onnx", "# LFS\r\n*.pth filter=lfs diff=lfs merge=lfs -text\r\n",
        "*.onnx filter=lfs diff=lfs merge=lfs -text\r\n"
      ),
      ("a.onnx", "*.x text", "\n*.onnx filter=lfs diff=lfs merge=lfs -text\n"),
      ("Net.ONNX", nil, "*.ONNX filter=lfs diff=lfs merge=lfs -text\n"),
      (
        "weights/a b[1].bin", nil,
        "/weights/a[[:space:]]b\\[1].bin filter=lfs diff=lfs merge=lfs -text\n"
      ),
      // A decision about another file of that kind stands.
      ("a.onnx", "tests/*.onnx -filter\n", "/a.onnx filter=lfs diff=lfs merge=lfs -text\n"),
    ] as [(String, String?, String)])
  func attributeLines(_ name: String, attributes: String?, added: String) async {
    var files: [RepositoryPath: [UInt8]] = [
      RepositoryPath(ByteString(name)): Array("weights".utf8),
      "tests/tiny.onnx": Array((attributes?.contains("tests/") == true ? "tiny" : "").utf8),
    ]
    if files["tests/tiny.onnx"] == [] { files["tests/tiny.onnx"] = nil }
    if let attributes { files[".gitattributes"] = Array(attributes.utf8) }
    let documents = documents(files)
    let found = await CheckRunner().run(documents).findings.filter { $0.rule.id == "LFS001" }
    let plan = FixPlan(found, documents.snapshot)
    #expect(
      plan.files.map { String(decoding: $0.new, as: UTF8.self) } == [(attributes ?? "") + added])
    let after = await CheckRunner().run(documents.fixed(by: plan.files)).findings
    #expect(!after.contains { $0.rule.id == "LFS001" })
  }

  @Test func whatIsLeftAlone() async {
    let path: RepositoryPath = "experiments/notes.yaml"
    let documents = documents([path: Array("lr: 1e-3\n".utf8)])
    let found = await CheckRunner().run(documents).findings
    let unmerged = FixPlan(found, documents.snapshot, unmerged: [path])
    #expect(unmerged.files.isEmpty)
    #expect(
      unmerged.refusals.map(\.reason) == ["the merge of experiments/notes.yaml is not finished"])
    let link = Snapshot(
      source: .worktree, entries: [SnapshotEntry(path: path, mode: .symbolicLink, object: nil)],
      blobs: MemoryBlobs([path: .bytes(Array("lr: 1e-3\n".utf8))]))
    let linked = FixPlan(found, link)
    #expect(linked.files.isEmpty)
    #expect(
      linked.refusals.map(\.reason)
        == ["cannot read experiments/notes.yaml: it is a link or a submodule"])
  }

  @Test func fixesThatTouchAreNotMixed() throws {
    let path: RepositoryPath = "a.txt"
    let fixes = [(0..<2, "ab", "x"), (1..<3, "bc", "y"), (2..<4, "cd", "z"), (5..<6, "f", "w")]
    let findings = fixes.map { range, old, new in
      ReportedFinding(
        rule: RuleIdentity(id: "SYN004", name: "ambiguous-scalar"), severity: .warning,
        location: SourceLocation(path: path), message: old, help: "", fingerprint: old,
        fix: Fix("", in: path, .replacement(range, old: ByteString(old), new: ByteString(new))))
    }
    let documents = documents([path: Array("abcdef".utf8)])
    let plan = FixPlan(findings, documents.snapshot)
    #expect(plan.files.map { String(decoding: $0.new, as: UTF8.self) } == ["xcdew"])
    #expect(plan.refusals.map(\.finding.message) == ["bc", "cd"])
    #expect(
      plan.refusals.map(\.reason).allSatisfy {
        $0 == "another fix changes the same place; run again"
      })
  }

  private func documents(_ files: [RepositoryPath: [UInt8]]) -> RepositoryDocuments {
    RepositoryDocuments(
      Snapshot(
        source: .worktree,
        entries: files.keys.map { SnapshotEntry(path: $0, mode: .regular, object: nil) },
        blobs: MemoryBlobs(files.mapValues { .bytes($0) })))
  }
}

extension ExampleRepository {
  /// The example as a work tree, which alone is fixed.
  fileprivate var onDisk: RepositoryDocuments {
    let snapshot = documents.snapshot
    return RepositoryDocuments(
      Snapshot(source: .worktree, entries: snapshot.entries, blobs: snapshot.blobs),
      settings: documents.settings, facts: documents.facts)
  }
}

extension RepositoryDocuments {
  /// The same repository with the files in their places.
  func fixed(by files: [FixedFile]) -> RepositoryDocuments {
    RepositoryDocuments(
      FixedSnapshot.snapshot(snapshot, files), settings: settings, facts: facts)
  }
}

extension ReportedFinding {
  /// Without the place: a fix may move what stands behind it.
  var said: String { "\(rule.id) \(location.path): \(message)" }
}

extension FixedFile {
  /// Reads the file again with the fixes of `findings` undone by hand.
  func expectNothingElse(than findings: [ReportedFinding]) throws {
    for finding in findings {
      switch try #require(finding.fix).change {
      case .replacement(let range, let old, let text):
        let bytes = try #require(self.old)
        #expect(ByteString(bytes[range]) == old)
        #expect(new == Array(bytes[..<range.lowerBound]) + text.bytes + bytes[range.upperBound...])
      case .line(let line):
        let bytes = self.old ?? []
        #expect(new.starts(with: bytes))
        let added = new.dropFirst(bytes.count).filter { $0 != 0x0A && $0 != 0x0D }
        #expect(ByteString(added) == line)
      }
    }
  }
}
