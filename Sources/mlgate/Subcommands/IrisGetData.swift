import ArgumentParser
import IrisPipeline

/// `mlgate iris get-data`
struct IrisGetData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get-data",
    abstract: "Write the iris data set as CSV.",
    discussion: """
      The 150 rows that scikit-learn's load_iris gives, byte for byte as pandas writes them.

      Example:
        mlgate iris get-data --output data/raw/iris.csv
      """)

  @Option(help: ArgumentHelp("The CSV file to write.", valueName: "file"))
  var output: String

  func run() throws {
    try IrisFile(output).write(IrisDataSet.table.bytes)
  }
}
