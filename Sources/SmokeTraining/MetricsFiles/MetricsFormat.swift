import ByteText

/// How a training command writes its figures down.
public enum MetricsFormat: String, CaseIterable, Sendable {
  case json, yaml, csv
  /// MLflow's file store, a folder: `mlruns/<experiment>/<run>/metrics/<name>`.
  case mlflow

  /// The format of a file with this extension, in lower case.
  init?(fileExtension: ByteString) {
    switch fileExtension {
    case "json": self = .json
    case "yaml", "yml": self = .yaml
    case "csv": self = .csv
    default: return nil
    }
  }
}
