import ByteText
import Checks
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// Fixes and baselines of random repositories: every draw comes from its seed.
@Suite struct RandomFixTests {
  @Test(arguments: UInt64(0)..<200)
  func fixesRemoveTheirFindingsAlone(_ seed: UInt64) async {
    let documents = RandomRepository(seed: seed).documents
    let before = await CheckRunner().run(documents).findings
    let plan = FixPlan(before, documents.snapshot)
    let fixed = documents.fixed(by: plan.files)
    let after = await CheckRunner().run(fixed).findings
    let promised = plan.files.flatMap(\.findings).map(\.said)
    var expected = before.map(\.said)
    for said in promised { expected.remove(at: expected.firstIndex(of: said)!) }
    #expect(after.map(\.said).sorted() == expected.sorted())
    #expect(FixProof(before: before).holds(for: plan.files, after: after))
    #expect(!FixProof(before: before).holds(for: plan.files, after: before) || promised.isEmpty)
    for file in plan.files { expectOtherLinesKept(file) }
    #expect(FixPlan(after, fixed.snapshot).files.map(\.path) == [])
  }

  @Test(arguments: UInt64(0)..<100)
  func aBaselineHidesWhatItKnowsAlone(_ seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let documents = RandomRepository(seed: seed).documents
    let found = await report(documents)
    let entries = found.findings.map { Baseline.Entry($0) }
    let baseline = try Baseline(path: Baseline.path, bytes: json(entries.shuffled(using: &random)))
    var again = found
    again.leaveOut(baseline, RuleSelection(), unused: true)
    #expect(again.findings.map(\.said) == [])
    guard let known = found.findings.randomElement(using: &random) else { return }
    let rest = try Baseline(
      path: Baseline.path,
      bytes: json(
        found.findings.filter { $0.fingerprint != known.fingerprint }.map { Baseline.Entry($0) }))
    var one = found
    one.leaveOut(rest, RuleSelection(), unused: true)
    #expect(one.findings.map(\.fingerprint) == [known.fingerprint])
    // The other way round, the one that is gone is told.
    var mended = found
    mended.findings.removeAll { $0.fingerprint == known.fingerprint }
    mended.leaveOut(baseline, RuleSelection(), unused: true)
    #expect(
      mended.findings.map(\.message) == [
        "'\(known.rule.id)' is fixed in \(known.location.path.bytes.quoted), so the baseline needs it no more"
      ])
  }

  private func report(_ documents: RepositoryDocuments) async -> Report {
    let outcome = await CheckRunner().run(documents)
    return Report(
      toolVersion: "", source: ReportSource(kind: .index), findings: outcome.findings,
      unverified: outcome.unverified, checks: outcome.checks)
  }

  private func json(_ entries: [Baseline.Entry]) -> [UInt8] {
    let lines = entries.map { entry in
      "{\"fingerprint\": \"\(entry.fingerprint)\", \"rule\": \"\(entry.rule)\", "
        + "\"path\": \"\(entry.path)\", \"message\": \"\"}"
    }
    return Array("{\"schema\": 1, \"findings\": [\(lines.joined(separator: ",\n"))]}".utf8)
  }

  /// What a fix does not name stays, byte for byte.
  private func expectOtherLinesKept(_ file: FixedFile) {
    let old = SourceText(path: file.path, bytes: file.old ?? [])
    let new = SourceText(path: file.path, bytes: file.new)
    let touched = Set(
      file.findings.flatMap { finding -> [Int] in
        guard case .replacement(let range, _, _)? = finding.fix?.change else { return [] }
        return Array(old.lineNumber(of: range.lowerBound)...old.lineNumber(of: range.upperBound))
      })
    // What follows the last line break is where lines are added.
    let count = old.line(old.lineCount).isEmpty ? old.lineCount - 1 : old.lineCount
    for number in 1..<count + 1 where !touched.contains(number) {
      #expect(old.line(number) == new.line(number), "\(file.path):\(number)")
    }
  }
}

/// Files with faults that can be fixed, among others and with odd layouts.
private struct RandomRepository {
  let documents: RepositoryDocuments

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var files: [RepositoryPath: MemoryBlobs.Content] = [:]
    for (path, make) in Self.makers where Bool.random(using: &random) {
      let lineBreak = Int.random(in: 0..<4, using: &random) == 0 ? "\r\n" : "\n"
      let text = make(&random).map { $0 + lineBreak }.joined()
      let isCut = path != ".gitattributes" && Int.random(in: 0..<5, using: &random) == 0
      files[path] = .bytes(Array((isCut ? String(text.dropLast()) : text).utf8))
    }
    documents = RepositoryDocuments(
      Snapshot(
        source: .worktree,
        entries: files.keys.map { SnapshotEntry(path: $0, mode: .regular, object: nil) },
        blobs: MemoryBlobs(files)))
  }

  private typealias Maker = @Sendable (inout SeededGenerator) -> [String]

  private static let makers: [(RepositoryPath, Maker)] = [
    (".gitattributes", attributes), ("models/.gitattributes", attributes),
    ("experiments/notes.yaml", scalars), ("experiments/old/exp-001-a.yaml", experiment),
    ("a.onnx", weights), ("models/b c.onnx", weights), ("models/d.PT", weights),
    ("weights/e[1].bin", weights), ("f.pth", pointer), ("models/g.pth", pointer),
    ("data/raw.csv.dvc", data), ("top.dvc", data), ("data/.gitignore", ignores),
    (".gitignore", ignores), ("requirements.txt", requirements),
  ]

  private static func some(
    _ words: [String], _ random: inout SeededGenerator, upTo limit: Int = 6
  ) -> [String] {
    (0..<Int.random(in: 0...limit, using: &random)).map { _ in words.randomElement(using: &random)!
    }
  }

  private static let attributes: Maker = { random in
    some(
      [
        "*.pth filter=lfs", "*.pth filter=lfs diff=lfs merge=lfs -text", "# LFS", "", "*.txt text",
        "*.h5 filter=lfs  diff=lfs", "*.x filter=lfs text=auto ", "tests/*.onnx -filter",
        "\"a b\" filter=lfs", "docs/ linguist-documentation",
      ], &random)
  }

  private static let scalars: Maker = { random in
    let values = [
      "1e-3", "-.5", "no", "010", "0o17", "1:30", "2024-02-30", "'1e-3'", "&a 1e-3", "text", "1.5",
      "0x1F", "5E3", "~", "[1e-3, .5, off]", "{b: 1e5, c: 'x'}",
    ]
    var lines = ["# notes", "version: 1.10 # ours"]
    for number in 0..<Int.random(in: 0...8, using: &random) {
      let blanks = String(repeating: " ", count: Int.random(in: 1...3, using: &random))
      let value = values.randomElement(using: &random)!
      lines.append("k\(number):\(blanks)\(number > 3 && value.contains("&") ? "1" : value)  # é")
    }
    return lines
  }

  private static let experiment: Maker = { random in
    [
      "experiment:", "  id: exp-001", "  name: a", "model: {architecture: mlp}",
      "data: {version: v1}", "training:",
    ]
      + ["  Batch_size: 32", "  'Epochs': 3", "  learning_Rate: 1e-3", "  seed: 4"]
      .filter { _ in Bool.random(using: &random) } + ["  x: 1"]
  }

  private static let weights: Maker = { random in
    [String(UInt64.random(in: 0...9, using: &random))]
  }

  private static let pointer: Maker = { random in
    let digits = String(repeating: "4d7a2146", count: 8)
    return [
      "version https://git-lfs.github.com/spec/v1", "oid sha256:\(digits)",
      ["size 12", "size 012", "size 0"].randomElement(using: &random)!,
    ] + some([""], &random, upTo: 1)
  }

  private static let data: Maker = { random in
    let hash = ["22A1A2931C8370D3AEEDD7183606FD7F", "22a1a2931c8370d3aeedd7183606fd7f"]
      .randomElement(using: &random)!
    return [
      "outs:", "- md5: \(hash)",
      "  path: \(["raw.csv", "out", "'a b#'", "x*y"].randomElement(using: &random)!)",
    ]
  }

  private static let ignores: Maker = { random in
    some(["/raw.csv", "# data", "", "*.tmp", "!kept", "out/"], &random)
  }

  private static let requirements: Maker = { random in
    some(["numpy", "scipy==1.14.1", "torch>=2", "# pins", "numpy"], &random)
  }
}
