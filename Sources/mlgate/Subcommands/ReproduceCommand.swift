import ArgumentParser
import ByteText
import DataVersionControl
import Documents
import GitRepository
import RepositorySnapshot

/// `mlgate reproduce`
struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Run the pipeline of a commit again and compare what comes out.",
    discussion: """
      Copies the commit's files into a scratch folder, brings its data in from DVC's cache or a remote that is a \
      folder, runs the stages of dvc.yaml in order and compares their outputs with dvc.lock and their metrics with \
      the committed ones. The repository, its cache and its work tree are not touched. The stages are commands of \
      the commit, so they run only where commands are allowed.

      Exit codes: 0 reproduced, bit for bit or within the tolerance; 1 not reproduced; 3 could not run.

      Examples:
        mlgate reproduce --allow-commands
        mlgate reproduce model-v1.2.0 --allow-commands --tolerance 0.001
        mlgate reproduce HEAD~1 --allow-commands --tolerance accuracy=0.01 --format json
      """)

  @Argument(help: "The commit or tag.")
  var revision: String = "HEAD"

  @OptionGroup var options: ReproductionOptions

  @OptionGroup var folder: FolderOption

  @Option(help: "What to print: text or json.")
  var format: ListFormat = .text

  @Flag(name: .shortAndLong, help: "Print no progress.")
  var quiet = false

  func run() async throws {
    let words = folder.words + ["--commit", revision]
    let place = try DVCPlace(try DVCOptions.parse(words), standard: .worktree)
    try place.requireReadable()
    guard case .commit(let commit, _) = place.documents.snapshot.source else {
      throw CommandFailure.usage("what is reproduced is a commit")
    }
    let stages = try await options.reproduce(place, isQuiet: quiet)
    let report = ReproductionText(commit.description, stages)
    try Console.write(format == .json ? report.json : Array(report.text.utf8))
    switch report.verdict {
    case .reproduced, .withinTolerance: return
    case .notReproduced: throw ExitCode(1)
    case .couldNotRun: throw ExitCode(3)
    }
  }
}

/// How a pipeline is run again.
struct ReproductionOptions: ParsableArguments {
  @OptionGroup var permission: CommandPermission

  @Option(
    help: ArgumentHelp(
      "How far a metric may be from what is recorded: for all, or NAME=NUMBER for one; may be repeated.",
      valueName: "number"))
  var tolerance: [ToleranceArgument] = []

  @Option(help: ArgumentHelp("End a stage after so many seconds.", valueName: "seconds"))
  var timeLimit: Int = 3600

  @Option(
    help: ArgumentHelp(
      "How many stages may run at once; those that need no other.", valueName: "count"))
  var jobs: Int = 1

  @Flag(help: "Leave the scratch folder and say where it is.")
  var keep = false

  func validate() throws {
    guard (1...604_800).contains(timeLimit) else {
      throw ValidationError("--time-limit must be from 1 to 604800 seconds")
    }
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be from 1 to 256") }
  }

  func reproduce(
    _ place: DVCPlace, isQuiet: Bool
  ) async throws -> [ReproducedStage] {
    guard try permission.isGiven(in: place.repository) else {
      throw CommandFailure.usage(
        "the stages are commands of the commit, and may not run here; --allow-commands allows them")
    }
    // Each stage has a time limit of its own.
    Watchdog.stop()
    var settings = Reproduction.Settings(timeLimit: timeLimit, jobCount: jobs, isKept: keep)
    settings.tolerance = MetricTolerances(tolerance)
    if !isQuiet { settings.progress = { Console.complain("running \($0.quoted)") } }
    var stages: [ReproducedStage] = []
    for project in place.projects {
      let refusals = StageGraph(project).refusals
      guard refusals.isEmpty else {
        throw CommandFailure.couldNotWork(refusals.joined(separator: "; "))
      }
      let reproduction = try Reproduction(
        project, place.documents.snapshot, in: place.repository, settings)
      if keep { Console.complain("the scratch folder is \(reproduction.folder)") }
      stages += try await reproduction.run()
    }
    return stages
  }
}
