import Foundation
import TestSupport
import Testing

/// A commit judged in parts: whatever the repository, the number of shards and their order, 'mlgate merge' writes
/// the bytes that one run writes.
@Suite struct ShardTests {
  private static let formats = [
    "text", "json", "junit", "sarif", "github", "codequality", "openmetrics", "tap", "markdown",
    "html",
    "results",
  ]

  /// 20, or as many as `MLGATE_SHARD_SEEDS` says.
  private static let seeds: Range<UInt64> =
    0..<(ProcessInfo.processInfo.environment["MLGATE_SHARD_SEEDS"].flatMap { UInt64($0) } ?? 20)

  @Test(arguments: seeds)
  func mergedShardsAreTheSingleRun(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scratch = try ProjectHistory(seed: seed).scratch
    try Self.commitMore(to: scratch, &random)
    let options = try Self.options(scratch, &random)
    let (single, whole) = try Self.reports(["check", "--commit", "main"] + options, scratch)
    let count = Int.random(in: 1...9, using: &random)
    let costs =
      [
        "", "across=0,files=100,bytes=5000", "across=900,files=100,bytes=5000",
        "across=3,files=100,bytes=7",
      ].randomElement(using: &random) ?? ""
    for number in 1...count {
      let outcome = try scratch.mlgate(
        ["check", "--commit", "main", "--shard", "\(number)/\(count)", "--costs", costs]
          + ["--with-page", "--quiet", "--shard-file", "shard-\(number)"] + options)
      #expect(outcome == Outcome(0))
    }
    let files = (1...count).map { "shard-\($0)" }.shuffled(using: &random)
    let (merged, joined) = try Self.reports(["merge"] + files, scratch)
    #expect(merged == single, "\(count) shards")
    for format in Self.formats {
      #expect(joined[format] == whole[format], "\(format) of \(count) shards")
    }
    let lost = files[0].dropFirst("shard-".count)
    let expected =
      count == 1
      ? nil
      : Outcome(
        3,
        errors: "mlgate: shard \(lost)/\(count) is missing: nothing is known of its files\n")
    if let expected {
      #expect(try scratch.mlgate(["merge"] + files.dropFirst()) == expected)
    }
  }

  /// Configurations that switch off, weigh and ignore, and a baseline of some of the findings.
  private static func options(
    _ scratch: ScratchRepository, _ random: inout SeededGenerator
  ) throws -> [String] {
    var options: [String] = []
    if Bool.random(using: &random) {
      let lines = [
        "rules: {severity: {SYN012: error, EXP002: warning}, ignore: [MOD001]}\n",
        "strict: true\n", "fail_on: warning\n", "large_files: {limit: 5}\n",
        """
        ignores:
          - {path: experiments/, rules: [EXP, SYN], reason: old}
          - {path: "*.pth", rules: [LFS], reason: large}
          - {path: nowhere/, rules: [REQ], reason: gone}

        """,
      ]
      let text = lines.filter { _ in Bool.random(using: &random) }.joined()
      try scratch.write("configuration.yaml", text)
      options += ["--config", "configuration.yaml"]
    }
    if Bool.random(using: &random) {
      // Of another commit, so that some of it is fixed and some is new.
      let commit = ["main", "c0", "c3"].randomElement(using: &random) ?? "main"
      let select = ["ALL", "EXP,REQ", "LFS"].randomElement(using: &random) ?? "ALL"
      _ = try scratch.mlgate(
        ["baseline", "--output", "known.json", "--quiet", "--commit", commit, "--select", select])
      options += ["--baseline", "known.json"]
    }
    if Int.random(in: 0..<4, using: &random) == 0 { options += ["--select", "EXP,REQ,SYN"] }
    if Int.random(in: 0..<4, using: &random) == 0 { options += ["--ignore", "EXP004,SYN012"] }
    return options
  }

  /// Commits more files: suppressions where files include each other, and now and then a
  /// configuration and a baseline of its own.
  private static func commitMore(
    to scratch: ScratchRepository, _ random: inout SeededGenerator
  ) throws {
    var files: [String: String] = [:]
    let all = [
      "requirements.txt":
        "numpy  # mlgate: ignore[REQ001] old\n-r pins/base.in\n-r requirements-dev.txt\n",
      "pins/base.in":
        "scipy  # mlgate: ignore[REQ001, EXP004] old\n# mlgate: ignore[BAD\nnumpy==1.0\n-r ../z/last.in\n",
      "z/last.in": "-r ../requirements.txt\nscipy==1  # mlgate: ignore[ALL]\n<<<<<<< HEAD\n",
      ".mlgate.yaml":
        "rules: {severity: {REQ001: warning}}\nignores: [{path: z/, rules: [REQ, SYN], reason: old}]\n",
    ]
    for path in all.keys.sorted() where Bool.random(using: &random) { files[path] = all[path] }
    try scratch.commitToMain(files)
    if Bool.random(using: &random) {
      _ = try scratch.mlgate(["baseline", "--output", "own.json", "--quiet", "--commit", "main"])
      let file = scratch.folder.appending(path: "own.json")
      files[".mlgate-baseline.json"] = try String(contentsOf: file, encoding: .utf8)
      files["z/last.in"] = "torch\n"
      try scratch.commitToMain(files)
    }
  }

  /// What a command prints, and what it writes in every format.
  private static func reports(
    _ arguments: [String], _ scratch: ScratchRepository
  ) throws -> (Outcome, [String: Data]) {
    let outputs = formats.flatMap { ["--output", "\($0)=report.\($0)"] }
    try scratch.write("report.results", "# Results\n")
    let outcome = try scratch.mlgate(arguments + outputs)
    var written: [String: Data] = [:]
    for format in formats {
      written[format] = try Data(contentsOf: scratch.folder.appending(path: "report.\(format)"))
    }
    return (outcome, written)
  }
}

extension ScratchRepository {
  /// With the variable that hooks alone obey.
  fileprivate func mlgate(_ arguments: [String]) throws -> Outcome {
    let variables = environment.merging(["SKIP": "mlgate,EXP"]) { _, new in new }
    return try Outcome(
      of: builtProgram("mlgate"), arguments, environment: variables, in: folder)
  }

  fileprivate func commitToMain(_ files: [String: String]) throws {
    var stream = "commit refs/heads/main\n"
    stream += "committer Committer <committer@example.com> \(Self.time + 99_999) +0000\ndata 1\nx\n"
    stream += "from refs/heads/main^0\n"
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
    }
    try git(["fast-import", "--quiet"], input: Array(stream.utf8))
  }
}
