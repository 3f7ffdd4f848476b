import ArgumentParser
import IrisPipeline

/// `mlgate iris cross-validate`
struct IrisCrossValidate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cross-validate",
    abstract: "Train and judge once a fold, and write the metrics over all rows.",
    discussion: """
      The folds are those of scikit-learn's StratifiedKFold, or KFold with --no-stratify; in the rows' \
      order unless --seed is given. What no flag says of the training is read from 'train' of params.yaml.

      Example:
        mlgate iris cross-validate --input data/raw/iris.csv --folds 5 --metrics cv.json
      """)

  @Option(help: ArgumentHelp("The CSV file to divide.", valueName: "file"))
  var input: String

  @Option(help: ArgumentHelp("The metrics file to write (JSON).", valueName: "file"))
  var metrics: String

  @Option(help: "How many parts; each tests once.")
  var folds = 5

  @Flag(inversion: .prefixedNo, help: "Give each fold the same shares of the classes.")
  var stratify = true

  @Option(help: "Shuffle with this seed, 0 to 4294967295.")
  var seed: UInt32?

  @OptionGroup var training: TrainingOptions
  @OptionGroup var parameters: ParameterOptions

  func run() throws {
    let settings = training.settings(over: try parameters.parameters())
    let data = try IrisFile(input).labelledData(of: IrisFile(input).bytes())
    let validation: CrossValidation
    do {
      validation = try CrossValidation(of: data, testRows: testRows(of: data), settings: settings)
    } catch {
      throw CommandFailure.couldNotWork("\(IrisFile(input)): \(error)")
    }
    try IrisFile(metrics).write(validation.json(classes: data.classes))
  }

  private func testRows(of data: LabelledData) throws(SplitFault) -> [[Int]] {
    stratify
      ? try StratifiedKFold(folds: folds, seed: seed).testRows(stratifying: data.labels)
      : try KFold(folds: folds, seed: seed).testRows(ofRows: data.rowCount)
  }
}
