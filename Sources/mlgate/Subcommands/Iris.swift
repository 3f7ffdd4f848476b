import ArgumentParser

/// The built-in iris pipeline, one subcommand a stage.
struct Iris: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iris",
    abstract: "The built-in iris pipeline, one subcommand a stage.",
    discussion: """
      Made to be the stages of a dvc.yaml: each reads and writes only the files that it names, and \
      the same input gives the same bytes on every machine. Folders for output files are created.

      Examples:
        mlgate iris get-data --output data/raw/iris.csv
        mlgate iris process-data --input data/raw/iris.csv --train data/processed/train.csv \
      --test data/processed/test.csv --test-size 0.2 --seed 42
        mlgate iris train-model --train data/processed/train.csv --output models/model.json
        mlgate iris evaluate --model models/model.json --test data/processed/test.csv \
      --metrics metrics.json
      """,
    subcommands: [
      IrisGetData.self, IrisProcessData.self, IrisTrainModel.self, IrisEvaluate.self,
      IrisCrossValidate.self,
    ])
}
