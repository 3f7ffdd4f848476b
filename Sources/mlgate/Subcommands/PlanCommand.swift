import ArgumentParser
import ByteText
import Configuration
import Documents
import Sharding

/// `mlgate plan`
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Split a check over the jobs of a CI server.",
    discussion: """
      A commit that is too large for one job is judged in shards: each job runs 'mlgate check --shard K/N', and \
      the last one 'mlgate merge'. The first shard compares files with each other and has the fewer files for it. \
      Which files a shard has hangs on the commit, the number of shards and the costs alone: jobs that are given \
      the same need no plan. Nothing is split unless somebody asks. The folder 'workflows' of mlgate's sources \
      has the jobs for GitHub Actions, GitLab CI, Kubernetes and Slurm.

      Examples:
        mlgate plan --shards 4
        echo "matrix=$(mlgate plan --shards 4 --format github)" >>"$GITHUB_OUTPUT"
        mlgate plan --shards 4 --format gitlab >mlgate-shards.yml
        mlgate plan --shards 4 --costs "$(cat mlgate-costs)"
      """)

  @Option(
    help: ArgumentHelp("How many shards, from 1 to 256.", valueName: "count"))
  var shards: Int

  @Option(
    help: ArgumentHelp(
      "What 'mlgate merge --record-costs' wrote; empty where nothing is known.",
      valueName: "costs"))
  var costs: ShardCostsArgument?

  @Option(help: ArgumentHelp("Split this commit.", valueName: "rev"))
  var commit: String = "HEAD"

  @Option(help: "What to print: text, github (a matrix) or gitlab (a child pipeline).")
  var format: PlanFormat = .text

  @Option(
    help: ArgumentHelp(
      "With --format gitlab: the file of the repository that describes the jobs.",
      valueName: "file"))
  var include = "workflows/gitlab-shards.yml"

  @OptionGroup var folder: FolderOption

  @Option(
    help: ArgumentHelp(
      "Read the configuration from this file instead of the commit.", valueName: "file"))
  var config: String?

  @OptionGroup var timeLimit: TimeLimitOption

  func validate() throws {
    guard (1...ShardNumber.countLimit).contains(shards) else {
      throw ValidationError("--shards must be from 1 to \(ShardNumber.countLimit)")
    }
  }

  func run() async throws {
    var common = try CommonOptions.parse([])
    (common.folder, common.config, common.timeLimit) = (folder, config, timeLimit)
    let place = try JudgedPlace(common, source: .commit(ByteString(commit)))
    let plan = ShardPlan(
      place.snapshot, place.configuration.checks.layout, count: shards, costs: costs?.costs)
    switch format {
    case .text: try Console.write(plan.text)
    case .github: try Console.write(plan.matrix(costs?.costs))
    case .gitlab: try Console.write(plan.pipeline(costs?.costs, including: include))
    }
  }
}

enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
  case text, github, gitlab
}
