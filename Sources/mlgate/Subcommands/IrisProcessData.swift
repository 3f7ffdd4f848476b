import ArgumentParser
import IrisPipeline

/// `mlgate iris process-data`
struct IrisProcessData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process-data",
    abstract: "Split a CSV file into training and test rows.",
    discussion: """
      The rows and their order are those of scikit-learn's train_test_split, the files those that \
      pandas writes. The last column is the class, all others are numbers. What no flag says is read \
      from 'split' of params.yaml: test_size, train_size, seed, stratify.

      Examples:
        mlgate iris process-data --input data/raw/iris.csv --train data/processed/train.csv \
      --test data/processed/test.csv --test-size 0.2 --seed 42 --stratify
        mlgate iris process-data --input data/raw/iris.csv --train train.csv --test test.csv \
      --experiment experiments/exp-001-baseline.yaml
      """)

  @Option(help: ArgumentHelp("The CSV file to split.", valueName: "file"))
  var input: String

  @Option(help: ArgumentHelp("The CSV file for the training rows.", valueName: "file"))
  var train: String

  @Option(help: ArgumentHelp("The CSV file for the test rows.", valueName: "file"))
  var test: String

  @Option(
    help: ArgumentHelp(
      "The share of rows that test (0.2) or their number (30).", valueName: "size"),
    transform: SplitSize.init(argument:))
  var testSize: SplitSize?

  @Option(
    help: ArgumentHelp(
      "The same of the rows that train; all others by default.", valueName: "size"),
    transform: SplitSize.init(argument:))
  var trainSize: SplitSize?

  @Option(help: "The seed of the random order, 0 to 4294967295.")
  var seed: UInt32?

  @Flag(inversion: .prefixedNo, help: "Give both files the same shares of the classes.")
  var stratify: Bool?

  @OptionGroup var parameters: ParameterOptions

  func validate() throws {
    if train == test {
      throw ValidationError("--train and --test name the same file")
    }
  }

  func run() throws {
    let settings = try settings()
    let table = try IrisFile(input).table()
    let split = try split(of: table, settings)
    try IrisFile(train).write(table.selecting(rows: split.train).bytes)
    try IrisFile(test).write(table.selecting(rows: split.test).bytes)
  }

  private func settings() throws(CommandFailure) -> SplitSettings {
    let parameters = try parameters.parameters()
    guard let testSize = testSize ?? parameters.testSize else {
      throw .usage("give --test-size, or split.test_size in params.yaml")
    }
    guard let seed = seed ?? parameters.seed else {
      throw .usage("give --seed, or split.seed in params.yaml")
    }
    return SplitSettings(
      testSize: testSize, trainSize: trainSize ?? parameters.trainSize, seed: seed,
      isStratified: stratify ?? parameters.isStratified ?? false)
  }

  private func split(
    of table: CSVTable, _ settings: SplitSettings
  ) throws(CommandFailure) -> TrainTestSplit {
    do {
      // Without stratifying the classes do not count, and need not be classes.
      let labels =
        settings.isStratified
        ? try LabelledData(table).labels : Array(repeating: 0, count: table.rowCount)
      return try settings.split(labels)
    } catch SplitFault.testSize(let size, let rows) {
      throw .usage("--test-size: \(SplitFault.testSize(size, rows: rows))")
    } catch SplitFault.trainSize(let size, let rows) {
      throw .usage("--train-size: \(SplitFault.trainSize(size, rows: rows))")
    } catch let fault as LabelledDataFault {
      throw .couldNotWork("\(IrisFile(input)): \(fault.message)")
    } catch {
      throw .couldNotWork("\(IrisFile(input)): \(error)")
    }
  }
}

extension SplitSize {
  /// A whole number is a number of rows, any other a share.
  init(argument: String) throws {
    if let rows = Int(argument) {
      self = .rows(rows)
    } else if let share = Double(argument), share > 0, share < 1 {
      self = .fraction(share)
    } else {
      throw ValidationError("give a share between 0 and 1, or a number of rows")
    }
  }
}
