import IrisPipeline

/// The stages of the example's `dvc.yaml`, as the commands of `mlgate iris` run them.
enum PipelineStages {
  /// Where the parameters stand.
  static let parametersPath = "params.yaml"

  /// Data alone: what the project starts with.
  static func data(_ iris: TrainedIris) -> [PipelineStage] { [getData(iris), processData(iris)] }

  /// The whole pipeline.
  static func all(_ iris: TrainedIris) -> [PipelineStage] {
    data(iris) + [trainModel(iris), evaluate(iris)]
  }

  /// params.yaml of the data's stages, or of all.
  static func parameters(_ iris: TrainedIris, trains: Bool) -> String {
    let training = "\ntrain:\n  c: \(iris.c)\n"
    return """
      split:
        test_size: \(TrainedIris.testSize)
        seed: \(TrainedIris.seed)
        stratify: false
      \(trains ? training : "")
      """
  }

  private static func getData(_ iris: TrainedIris) -> PipelineStage {
    PipelineStage(
      name: "get_data", command: "mlgate iris get-data --output data/raw/iris.csv",
      outputs: [.init(path: "data/raw/iris.csv", kind: .cached, content: iris.raw)])
  }

  private static func processData(_ iris: TrainedIris) -> PipelineStage {
    PipelineStage(
      name: "process_data",
      command: """
        mlgate iris process-data --input data/raw/iris.csv --train data/processed/train.csv \
        --test data/processed/test.csv
        """,
      dependencies: [("data/raw/iris.csv", iris.raw)], parameters: split,
      outputs: [
        .init(path: "data/processed/test.csv", kind: .cached, content: iris.test),
        .init(path: "data/processed/train.csv", kind: .cached, content: iris.train),
      ])
  }

  /// The model file says how the data was split, so it depends on these parameters too.
  private static func trainModel(_ iris: TrainedIris) -> PipelineStage {
    PipelineStage(
      name: "train_model",
      command: """
        mlgate iris train-model --train data/processed/train.csv --output models/model.json \
        --no-git-commit
        """,
      dependencies: [("data/processed/train.csv", iris.train)],
      parameters: split + [("train.c", iris.c.description)],
      outputs: [.init(path: "models/model.json", kind: .cached, content: iris.model.json)])
  }

  private static func evaluate(_ iris: TrainedIris) -> PipelineStage {
    PipelineStage(
      name: "evaluate",
      command: """
        mlgate iris evaluate --model models/model.json --test data/processed/test.csv \
        --metrics metrics.json --confusion plots/confusion.csv --per-class plots/classes.csv
        """,
      dependencies: [
        ("data/processed/test.csv", iris.test), ("models/model.json", iris.model.json),
      ],
      outputs: [
        .init(path: "metrics.json", kind: .metrics, content: iris.metricsFile),
        .init(
          path: "plots/classes.csv", kind: .plot(template: "bar_horizontal", x: "f1", y: "class"),
          content: iris.classesPlot),
        .init(
          path: "plots/confusion.csv",
          kind: .plot(template: "confusion", x: "actual", y: "predicted"),
          content: iris.confusionPlot),
      ])
  }

  private static let split = [
    ("split.seed", TrainedIris.seed.description), ("split.stratify", "false"),
    ("split.test_size", TrainedIris.testSize.description),
  ]
}
