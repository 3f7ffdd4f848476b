import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import Hashing
import Release
import Reporters
import RepositorySnapshot
import Sharding

/// Judges one shard of a commit.
struct ShardJudge {
  let place: JudgedPlace
  let shard: ShardNumber
  let options: ShardOptions

  private var selection: RuleSelection { place.configuration.selection }

  /// Writes what was found to the shard's file. It is no verdict: a job that found something has done its part.
  func write(_ common: CommonOptions) async throws {
    let report = try await report(configuration: common.config)
    let file = options.shardFile ?? "mlgate-shard-\(shard.number).json"
    let bytes = try fromShards { () throws(InvalidShards) in try ShardFile.bytes(of: report) }
    try PlainFile.replace(file, with: bytes)
    guard !common.quiet else { return }
    let count = report.outcomes.reduce(0) { $0 + $1.findings.count }
    let words = count == 1 ? "finding" : "findings"
    try Console.write(
      "shard \(shard): \(count) \(words) in \(ByteString(file)); 'mlgate merge' gives the verdict\n"
    )
  }

  /// - Parameter configuration: the file that was named instead of the commit's own.
  private func report(configuration: String?) async throws -> ShardReport {
    let plan = ShardPlan(
      place.snapshot, place.configuration.checks.layout, count: shard.count,
      costs: options.costs?.costs)
    var outcomes: [PartialOutcome] = []
    var frame: ShardFrame?
    let clock = ContinuousClock()
    let start = clock.now
    if shard.number == 1 {
      let documents = try documents(of: place.snapshot)
      outcomes.append(await CheckRunner(selection: selection).run(.acrossFiles, of: documents))
      frame = try self.frame(documents)
    }
    let middle = clock.now
    outcomes += try await ofFiles(plan)
    return ShardReport(
      header: try header(plan, configuration: configuration), number: shard.number,
      outcomes: outcomes, frame: frame, acrossFilesMilliseconds: (middle - start).milliseconds,
      filesMilliseconds: (clock.now - middle).milliseconds, weight: plan.weights[shard.number - 1])
  }

  /// Empty where the shard has no files.
  private func ofFiles(_ plan: ShardPlan) async throws -> [PartialOutcome] {
    let paths = plan.paths(of: shard)
    guard !paths.isEmpty else { return [] }
    let documents = try documents(of: plan.snapshot(of: shard, in: place.snapshot))
    return [await CheckRunner(selection: selection).run(.files(Set(paths)), of: documents)]
  }

  private func documents(of snapshot: Snapshot) throws(CommandFailure) -> RepositoryDocuments {
    RepositoryDocuments(
      snapshot, settings: place.configuration.checks,
      facts: GitHistory(of: place.repository, from: try place.repository.start(of: snapshot)))
  }

  private func header(
    _ plan: ShardPlan, configuration: String?
  ) throws(CommandFailure) -> ShardHeader {
    ShardHeader(
      tool: mlgateVersion, source: ReportSource(place.snapshot.source),
      policy: place.configuration.policy, plan: plan,
      costs: options.costs?.costs?.text ?? "",
      configuration: try configuration.map { file throws(CommandFailure) in
        ContentHash.sha256(try PlainFile.bytes(of: file))
      }, baseline: place.baseline.map { ContentHash.sha256($0.bytes) }, selection)
  }

  private func frame(_ documents: RepositoryDocuments) throws(CommandFailure) -> ShardFrame {
    var report = Report(
      toolVersion: mlgateVersion, source: ReportSource(place.snapshot.source),
      checkedFiles: place.snapshot.entries.count)
    if options.withPage {
      report.models = modelResults(in: documents)
      try report.addPage(of: documents, place)
    }
    return ShardFrame(
      report,
      baseline: place.baseline.map { .init(path: $0.file, text: ByteString($0.bytes)) },
      hasPage: options.withPage)
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
