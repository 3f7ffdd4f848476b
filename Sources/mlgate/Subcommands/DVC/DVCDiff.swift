import ArgumentParser
import ByteText
import DataVersionControl
import Documents
import GitRepository
import Reporters

/// `mlgate dvc diff`
struct DVCDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare data, parameters and metrics of two commits.",
    discussion: """
      Says what 'dvc diff', 'dvc params diff' and 'dvc metrics diff' say, read from git: no data is needed to \
      compare two commits. The files inside a folder are compared where DVC's cache, or a remote that is a folder \
      of this machine, holds the lists of both. Ends with exit code 1 where something differs, 3 where that cannot \
      be told.

      Examples:
        mlgate dvc diff
        mlgate dvc diff model-v1.0.0 model-v1.1.0
        mlgate dvc diff main HEAD --only metrics --tolerance 0.001
        mlgate dvc diff HEAD~1 HEAD --format markdown
      """)

  @Argument(help: "The older commit.")
  var old: String = "HEAD"

  @Argument(help: "The newer commit; without it, the files on disk.")
  var new: String?

  @Option(help: "What to compare: data, params or metrics; without it, all of them.")
  var only: DiffPart?

  @Option(help: "What to print: text, markdown or json.")
  var format: DiffFormat = .text

  @Flag(help: "Show the hashes of data.")
  var showHash = false

  @Flag(help: "Show the parameters and metrics that are equal too.")
  var all = false

  @Option(help: ArgumentHelp("Round metrics to so many digits.", valueName: "digits"))
  var precision: Int = 5

  @Option(
    help: ArgumentHelp(
      "How far apart a metric may be: for all, or NAME=NUMBER for one; may be repeated.",
      valueName: "number"))
  var tolerance: [ToleranceArgument] = []

  @OptionGroup var folder: FolderOption

  @Flag(name: .shortAndLong, help: "Print nothing; the exit code tells.")
  var quiet = false

  @OptionGroup var timeLimit: TimeLimitOption

  func validate() throws {
    guard (0...15).contains(precision) else {
      throw ValidationError("--precision must be from 0 to 15")
    }
  }

  func run() async throws {
    // The process works in the folder from the first on.
    let older = try place(folder.words + ["--commit", old])
    let newer = try place(new.map { ["--commit", $0] } ?? [])
    guard older.holdsAnything || newer.holdsAnything else { throw DVCPlace.nothingHere }
    try older.requireReadable()
    try newer.requireReadable()
    let data = ProjectData(newer, readsDisk: new == nil, isQuiet: quiet)
    var diff = try ProjectDiff(
      ofProjectIn: try folder(older, newer), from: older, to: newer, readsDisk: new == nil, data)
    let parts = try compare(&diff)
    data.finish()
    for doubt in diff.doubts {
      Console.complain(
        "mlgate: \(name(isOld: doubt.isOld)): \(doubt.path) cannot be read: \(doubt.reason)")
    }
    if !quiet { try Console.write(parts.bytes(format, isAlone: only != nil)) }
    if parts.differ { throw ExitCode(1) }
    if !diff.doubts.isEmpty { throw ExitCode(3) }
  }

  private func place(_ words: [String]) throws -> DVCPlace {
    let options = try DVCOptions.parse(words + ["--timeout", "\(timeLimit.timeout)"])
    return try DVCPlace(opening: options, standard: .worktree)
  }

  /// The folder of the one project that is compared.
  private func folder(_ older: DVCPlace, _ newer: DVCPlace) throws(CommandFailure) -> RepositoryPath
  {
    let places = newer.holdsAnything ? newer : older
    let folders = places.projects.filter { !$0.dvcFiles.isEmpty || !$0.pipelines.isEmpty }
      .map(\.folder)
    guard let folder = folders.first, folders.count == 1 else {
      let names = folders.map { $0.bytes.isEmpty ? "." : $0.bytes.quoted }
      throw .usage(
        "there are several DVC projects here; choose one with -C: \(names.joined(separator: ", "))")
    }
    return folder
  }

  private func name(isOld: Bool) -> String { isOld ? old : new ?? "workspace" }

  private func compare(_ diff: inout ProjectDiff) throws -> DiffParts {
    var parts = DiffParts()
    let names = (old: name(isOld: true), new: name(isOld: false))
    if only == nil || only == .data {
      let differences = diff.data()
      parts.data = DataDifferencesText(
        differences: differences, asksCache: new == nil, showsHash: showHash)
      for path in differences.unlisted {
        Console.complain(
          "mlgate: the files in \(path.bytes.quoted) are not compared: their list is not on this machine"
        )
      }
    }
    if only == nil || only == .params {
      parts.parameters = ValueChangesText(
        changes: diff.parameters(keepsEqual: all), kind: .parameters, names: names)
    }
    if only == nil || only == .metrics {
      parts.metrics = ValueChangesText(
        changes: diff.metrics(MetricTolerances(tolerance), keepsEqual: all),
        kind: .metrics(digits: precision), names: names)
    }
    return parts
  }
}

enum DiffPart: String, ExpressibleByArgument, CaseIterable {
  case data, params, metrics
}

enum DiffFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json
}
