import ArgumentParser
import ByteText
import Documents
import Reporters

/// `mlgate compare`
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Print the experiments table.",
    discussion: """
      One row an experiment: by default its id, name, learning rate and what was measured on test data. Beside \
      each result stand its 95 % interval (Wilson's, for an accuracy where the file says on how many test \
      examples: 'data.test_samples'), its change from the parent experiment and, with --baseline, from that \
      one; '*' marks the best. An experiment that is the same on several branches is one row. Ends with exit \
      code 3 where an experiment cannot be read.

      Examples:
        mlgate compare
        mlgate compare exp-001 exp-004 --baseline exp-001
        mlgate compare --columns id,optimizer,results.test_loss --sort test_loss
        mlgate compare --branches main,tuning --sort test_accuracy --descending
        mlgate compare --commit model-v1.0.0 --format markdown
        mlgate compare --columns all --format csv >experiments.csv
      """)

  @Argument(help: "Only these experiments.")
  var ids: [String] = []

  @Option(
    help: ArgumentHelp(
      "What to show, separated by commas: id, name, branch, parent, file, a value by its dotted path or its last part, or all.",
      valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("Sort by this column instead of the id.", valueName: "column"))
  var sort: String?

  @Flag(help: "With --sort: the largest first.")
  var descending = false

  @Option(help: ArgumentHelp("Show the change from this experiment.", valueName: "id"))
  var baseline: String?

  @Option(help: "What to print: text, markdown, csv or json.")
  var format: ComparisonFormat = .text

  @OptionGroup var place: ComparisonPlace

  func validate() throws {
    guard !descending || sort != nil else {
      throw ValidationError("--descending belongs to --sort")
    }
  }

  func run() async throws {
    let all = try ComparedBranches(place)
    for doubt in all.doubts { Console.complain("mlgate: \(doubt)") }
    guard !all.experiments.isEmpty else {
      throw all.doubts.isEmpty
        ? CommandFailure.usage(
          "there is no experiment here: no file such as 'experiments/exp-001-baseline.yaml'")
        : CommandFailure.couldNotWork("no experiment can be read")
    }
    try Console.write(text(of: try comparison(all)))
    if !all.doubts.isEmpty { throw ExitCode(3) }
  }

  private func comparison(_ all: ComparedBranches) throws(CommandFailure) -> ExperimentComparison {
    let names = all.valueNames
    var comparison = ExperimentComparison(
      try chosen(all), try columns(names, all),
      baseline: try baseline.map { word throws(CommandFailure) in
        try all.experiments(named: ByteString(word))
      }?.first)
    if let sort {
      let column = try ComparisonColumn.columns(named: ByteString(sort), among: names)
      guard column.count == 1 else { throw .usage("--sort takes one column") }
      comparison.sort(by: column[0], isDescending: descending)
    }
    return comparison
  }

  /// Those that the command line names, in the table's own order.
  private func chosen(_ all: ComparedBranches) throws(CommandFailure) -> [ComparedExperiment] {
    guard !ids.isEmpty else { return all.experiments }
    for id in ids { _ = try all.experiments(named: ByteString(id)) }
    return all.experiments.filter { one in ids.contains { one.isNamed(ByteString($0)) } }
  }

  private func columns(
    _ names: [ByteString], _ all: ComparedBranches
  ) throws(CommandFailure) -> [ComparisonColumn] {
    guard let columns else {
      return ComparisonColumn.standard(names, ofSeveralBranches: place.branches != nil)
    }
    var chosen: [ComparisonColumn] = []
    for word in words(of: columns) {
      chosen += try ComparisonColumn.columns(named: ByteString(word), among: names)
    }
    var seen: Set<ComparisonColumn> = []
    guard !chosen.isEmpty else { throw .usage("--columns names no column") }
    return chosen.filter { seen.insert($0).inserted }
  }

  private func text(of comparison: ExperimentComparison) -> String {
    switch format {
    case .text: comparison.readableTable.text
    case .markdown: comparison.readableTable.markdown
    case .csv: comparison.dataTable.csv
    case .json: comparison.json
    }
  }
}

enum ComparisonFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, csv, json
}
