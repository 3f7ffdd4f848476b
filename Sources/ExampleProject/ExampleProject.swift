public import ByteText
public import GitRepository
import IrisPipeline
import SmokeTraining

/// The example ML project: made through libgit2, the same bytes every time.
public struct ExampleProject {
  private let toolVersion: String

  /// - Parameter toolVersion: the version of mlgate, which trained the model.
  public init(toolVersion: String) {
    self.toolVersion = toolVersion
  }

  /// Makes the project with its history in a new or empty folder.
  ///
  /// - Parameter broken: adds one more commit that holds a fault for every rule.
  public func make(
    at folder: ByteString, broken: Bool, environment: GitEnvironment
  ) throws(GitError) {
    let baseline = TrainedIris.required(c: 1, toolVersion: toolVersion)
    let improved = TrainedIris.required(c: 10, toolVersion: toolVersion)
    let data = DVCFiles(
      stages: PipelineStages.data(baseline),
      parameters: PipelineStages.parameters(baseline, trains: false))
    let (first, second) = (DVCFiles(trained: baseline), DVCFiles(trained: improved))
    let weights = LFSWeights(improved.model)

    var history = ProjectHistory(try RepositoryWriter(creating: folder, environment: environment))
    try history.commitFoundation()
    try history.commitData(data)
    try history.commitTooling()
    try history.commitTraining(first)
    let trial = ExampleExperiment.baseline(baseline, data, at: history.head)
    try history.commit(trial)
    let improvement = ExampleExperiment.improved(improved, over: trial, at: history.head)
    try history.commit(improvement, second.tracked)
    try history.commitModel(
      ExampleMetadata(
        experiment: improvement, commit: history.head, weights: weights, toolVersion: toolVersion))
    try history.commitResults()
    try history.tag("model-v1.0.0", releaseMessage(improvement))
    if broken {
      try history.commit(
        "experiment: try everything at once", BrokenFault.all(commit: history.head).projectFiles)
    }
    let stored = weights.storedObject
    try history.finish(
      untracked: second.untracked.merging(second.cache) { $1 }.merging(first.cache) { $1 }
        .merging([stored.path: stored.file]) { $1 })
  }
}

extension DVCFiles {
  fileprivate init(trained iris: TrainedIris) {
    self.init(
      stages: PipelineStages.all(iris), parameters: PipelineStages.parameters(iris, trains: true))
  }
}

extension ProjectHistory {
  fileprivate mutating func commitFoundation() throws(GitError) {
    try commit(
      "init: initialize ML project with DVC and Git LFS",
      [
        ".gitattributes": NewFile(ProjectTexts.gitAttributes),
        ".gitignore": NewFile(ProjectTexts.gitIgnore),
        ".dvcignore": NewFile(ProjectTexts.dvcIgnore),
        ".dvc/.gitignore": NewFile(ProjectTexts.dvcGitIgnore),
        ".dvc/config": NewFile(""),
      ])
    try commit(
      "config: configure DVC for data versioning", [".dvc/config": NewFile(ProjectTexts.dvcConfig)])
    try commit("docs: describe the project", ["README.md": NewFile(ProjectTexts.readme)])
  }

  fileprivate mutating func commitData(_ data: DVCFiles) throws(GitError) {
    try commit(
      """
      data: add the iris pipeline and its split

      - Version: 1936.1
      - Size: 150 samples, 120 to train and 30 to test
      - Format: CSV
      - DVC hash: \(data.dataHash)

      Run 'dvc pull' to download.
      """, data.tracked)
  }

  fileprivate mutating func commitTooling() throws(GitError) {
    try commit(
      "deps: add dependency specifications",
      [
        "requirements.txt": NewFile(ProjectTexts.requirements),
        "environment.yaml": NewFile(ProjectTexts.environment),
      ])
    try commit(
      "ci: add the gate",
      [
        ".mlgate.yaml": NewFile(ProjectTexts.configuration),
        ".mlgate-smoke.json": NewFile(smokeRecord()),
        ".github/workflows/gate.yml": NewFile(ProjectTexts.workflow),
      ])
  }

  fileprivate mutating func commitTraining(_ pipeline: DVCFiles) throws(GitError) {
    try commit("pipeline: train and evaluate", pipeline.tracked)
  }

  /// - Parameter pipeline: what the experiment changed of it.
  fileprivate mutating func commit(
    _ experiment: ExampleExperiment, _ pipeline: ProjectFiles = [:]
  ) throws(GitError) {
    try commit(
      """
      experiment: \(experiment.title) (\(experiment.number))

      Results:
      - Test accuracy: \(percent(experiment.iris.testMetrics.accuracy))
      - Cross-validated accuracy: \(percent(experiment.iris.crossValidation.pooledAccuracy))
      - Change: \(experiment.description)
      """, pipeline.merging([experiment.path: experiment.file]) { $1 })
  }

  fileprivate mutating func commitModel(_ metadata: ExampleMetadata) throws(GitError) {
    try commit(
      """
      model: add iris v1.0.0

      Model checkpoint from \(metadata.experiment.number):
      - Architecture: multinomial logistic regression
      - Test accuracy: \(percent(metadata.experiment.iris.testMetrics.accuracy))
      - Framework: mlgate \(metadata.toolVersion)
      - Weights tracked with Git LFS
      """,
      [
        "models/iris/model_v1.0.0.json": metadata.file,
        "models/iris/model_v1.0.0.safetensors": metadata.weights.pointer,
      ])
  }

  fileprivate mutating func commitResults() throws(GitError) {
    try commit("docs: add model v1.0.0 results", ["RESULTS.md": NewFile(resultsPage(of: files))])
  }
}

/// What every later run of the gate has to repeat to the last bit.
private func smokeRecord() -> [UInt8] {
  do {
    return try SmokeTraining.record(SmokeTrainingSettings()).bytes
  } catch {
    preconditionFailure("the embedded iris data did not train: \(error)")
  }
}

/// The message of the release tag in the seed's form.
private func releaseMessage(_ experiment: ExampleExperiment) -> String {
  """
  Model Release v1.0.0

  Iris classifier
  - Test accuracy: \(percent(experiment.iris.testMetrics.accuracy))
  - Cross-validated accuracy: \(percent(experiment.iris.crossValidation.pooledAccuracy))

  Training:
  - Experiment: \(experiment.number)
  - Dataset: iris 1936.1
  - C = \(experiment.iris.c), seed \(TrainedIris.seed)

  Deployment:
  - Weights: safetensors, 64-bit floats
  - Input: four lengths in centimetres
  - Output: 3 classes
  """
}

/// `97.5%`
private func percent(_ share: Double) -> String { "\((share * 100).rounded(decimals: 1))%" }
