import ArgumentParser
import ByteText
import Findings
import Sharding

/// `mlgate merge`
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join shards into the report that one job would have made.",
    discussion: """
      Takes the files of 'mlgate check --shard', in any order, and writes exactly the reports that 'mlgate check' \
      without --shard writes, with its verdict and exit code. No repository is needed. Where a shard is missing, or \
      one is of another commit, version or configuration, nothing is reported and the exit code is 3.

      Examples:
        mlgate merge mlgate-shard-*.json
        mlgate merge shards/*.json --output junit=mlgate-junit.xml --output sarif=mlgate.sarif
        mlgate merge mlgate-shard-*.json --record-costs mlgate-costs
      """)

  @Argument(help: "The files of all shards.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Write what the shards cost to a file, for the next 'mlgate plan --costs'.",
      valueName: "file"))
  var recordCosts: String?

  @OptionGroup var printing: PrintingOptions

  func run() async throws {
    Watchdog.start(seconds: 600)
    let merged = try merged()
    guard merged.hasPage || !printing.writesResults else {
      throw CommandFailure.usage(
        "the shards do not hold what the HTML page and RESULTS.md show; judge them with --with-page"
      )
    }
    if let recordCosts, let costs = merged.costs {
      try PlainFile.replace(recordCosts, with: Array("\(costs.text)\n".utf8))
    }
    try printing.deliver(merged.report)
  }

  private func merged() throws(CommandFailure) -> MergedShards {
    var shards: [(ByteString, ShardReport)] = []
    for file in files {
      let name = ByteString(file)
      let bytes = try PlainFile.bytes(of: file)
      shards.append(
        (
          name,
          try fromShards { () throws(InvalidShards) in
            try ShardFile.report(from: bytes, named: name, by: mlgateVersion)
          }
        ))
    }
    return try fromShards { () throws(InvalidShards) in try MergedShards(shards) }
  }
}
