import ByteText
import Documents

/// MLflow's file store: `<experiment>/<run>/meta.yaml` and `<experiment>/<run>/metrics/<name>`.
///
/// Source: `mlflow/store/tracking/file_store.py` of MLflow 3.17. Everything is opened through the
/// store's own folder, links are not followed, and numbers and sizes are bounded.
struct MLflowStore: ~Copyable {
  private let folder: OpenedFile

  /// Of names in one folder; of runs in the store.
  private static let nameLimit = 10_000
  private static let descriptionLimit = 1 << 20

  init(_ folder: consuming OpenedFile) {
    self.folder = folder
  }

  /// The metrics of the newest run whose lifecycle stage is active; of several that started in one
  /// millisecond the last by name.
  ///
  /// - Parameter notBefore: milliseconds since 1970; an older run does not count.
  func metrics(notBefore: Int?) throws(MetricsFileFault) -> MeasuredMetrics {
    var newest: MLflowRun?
    var count = 0
    for experiment in try folder.names(limit: Self.nameLimit) {
      // The registry of models lies beside the experiments.
      guard experiment != "models", let folder = try folder.folder(experiment) else { continue }
      for name in try folder.names(limit: Self.nameLimit) {
        guard let run = try run(name, in: folder, experiment) else { continue }
        count += 1
        if count > Self.nameLimit {
          throw .tooMany(self.folder.path, what: "runs", limit: Self.nameLimit)
        }
        if run.isActive, run.startTime >= newest?.startTime ?? .min { newest = run }
      }
    }
    guard let newest, newest.startTime >= notBefore ?? .min else { throw .noRun(folder.path) }
    return try metrics(of: newest)
  }

  /// Nil for a folder that is no run: MLflow keeps data sets, traces and models beside the runs.
  private func run(
    _ name: ByteString, in experiment: borrowing OpenedFile, _ experimentName: ByteString
  ) throws(MetricsFileFault) -> MLflowRun? {
    guard let folder = try experiment.folder(name) else { return nil }
    let description: OpenedFile
    do {
      description = try folder.child("meta.yaml")
    } catch {
      if case .missing = error { return nil }
      throw error
    }
    return try MLflowRun(
      yaml: description.content(limit: Self.descriptionLimit), path: description.path,
      experiment: experimentName, name: name)
  }

  private func metrics(of run: MLflowRun) throws(MetricsFileFault) -> MeasuredMetrics {
    guard let folder = try folder.folder(run.experiment)?.folder(run.name) else {
      throw .missing(run.path)
    }
    if let status = run.failure { throw .runEnded(folder.path, status: status) }
    var reader = MLflowMetrics(run: folder.path)
    if let metrics = try folder.folder("metrics") { try reader.add(metrics, under: []) }
    return try reader.figures.metrics()
  }
}
