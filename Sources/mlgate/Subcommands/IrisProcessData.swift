import ArgumentParser
import IrisPipeline

/// `mlgate iris process-data`
struct IrisProcessData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process-data",
    abstract: "Split a CSV file into training and test rows.",
    discussion: """
      The rows and their order are those of scikit-learn's train_test_split, the files those that \
      pandas writes. The last column is the class, all others are numbers.

      Example:
        mlgate iris process-data --input data/raw/iris.csv --train data/processed/train.csv \
      --test data/processed/test.csv --test-size 0.2 --seed 42 --stratify
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
  var testSize: SplitSize

  @Option(help: "The seed of the random order, 0 to 4294967295.")
  var seed: UInt32

  @Flag(help: "Give both files the same shares of the classes.")
  var stratify = false

  func validate() throws {
    if train == test {
      throw ValidationError("--train and --test name the same file")
    }
  }

  func run() throws {
    let table = try IrisFile(input).table()
    let split = try split(of: table)
    try IrisFile(train).write(table.selecting(rows: split.train).bytes)
    try IrisFile(test).write(table.selecting(rows: split.test).bytes)
  }

  private func split(of table: CSVTable) throws(CommandFailure) -> TrainTestSplit {
    do {
      guard stratify else {
        return try TrainTestSplit(rows: table.rowCount, test: testSize, seed: seed)
      }
      let labels = try LabelledData(table).labels
      return try TrainTestSplit(stratifying: labels, test: testSize, seed: seed)
    } catch SplitFault.testSize(let size, let rows) {
      throw .usage("--test-size: \(SplitFault.testSize(size, rows: rows))")
    } catch let fault as LabelledDataFault {
      throw .couldNotWork("\(IrisFile(input)): \(fault.message)")
    } catch {
      throw .couldNotWork("\(IrisFile(input)): \(error)")
    }
  }
}

extension SplitSize {
  /// A whole number is a number of rows, any other a share.
  fileprivate init(argument: String) throws {
    if let rows = Int(argument) {
      self = .rows(rows)
    } else if let share = Double(argument), share > 0, share < 1 {
      self = .fraction(share)
    } else {
      throw ValidationError("give a share between 0 and 1, or a number of rows")
    }
  }
}
