public import ArgumentParser
public import Sharding

/// Which part of a commit is judged.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge the K-th of N parts of the commit, and write what was found to a file for 'mlgate merge', which gives the verdict.",
      valueName: "K/N"))
  var shard: ShardNumber?

  @Option(
    help: ArgumentHelp(
      "With --shard: the costs by which 'mlgate plan' split the files; the same in every job.",
      valueName: "costs"))
  var costs: ShardCostsArgument?

  @Option(
    help: ArgumentHelp("With --shard: the file (mlgate-shard-K.json).", valueName: "file"))
  var shardFile: String?

  @Flag(help: "With --shard: let 'mlgate merge' write the HTML page and RESULTS.md too.")
  var withPage = false

  func validate() throws {
    guard shard != nil || (costs == nil && shardFile == nil && !withPage) else {
      throw ValidationError("--costs, --shard-file and --with-page belong to --shard")
    }
  }
}

extension ShardNumber: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// Recorded costs; an empty text is none, as a job has it that finds no record.
struct ShardCostsArgument: ExpressibleByArgument {
  let costs: ShardCosts?

  init?(argument: String) {
    costs = ShardCosts(argument)
    if costs == nil && !argument.isEmpty { return nil }
  }
}
