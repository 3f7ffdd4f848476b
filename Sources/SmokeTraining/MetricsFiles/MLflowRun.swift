import ByteText
import Documents
import Findings

/// What `meta.yaml` says about a run.
struct MLflowRun {
  /// Of `meta.yaml`.
  let path: ByteString
  let experiment: ByteString
  let name: ByteString
  /// Milliseconds since 1970.
  let startTime: Int
  /// False for a run that was deleted.
  let isActive: Bool
  /// `failed` or `killed`.
  let failure: String?

  /// Nil where the file describes something else than a run.
  init?(
    yaml bytes: [UInt8], path: ByteString, experiment: ByteString, name: ByteString
  ) throws(MetricsFileFault) {
    let file = ParsedFile(path: RepositoryPath(path), bytes: bytes, format: .yaml)
    if let fault = file.faults.first { throw fault.metricsFault(in: file) }
    // Old stores say `run_uuid`.
    guard let root = file.document?.root, root["run_id"] != nil || root["run_uuid"] != nil else {
      return nil
    }
    guard let start = root["start_time"]?.number, let time = Int(exactly: start.value) else {
      let place = root["start_time"]?.location.range?.start ?? SourcePosition(line: 1, column: 1)
      throw .malformed(
        path, MalformedText("'start_time' is not a whole number of milliseconds", at: place))
    }
    self.path = path
    self.experiment = experiment
    self.name = name
    startTime = time
    isActive = root["lifecycle_stage"]?.text != "deleted"
    failure = Self.failure(root["status"])
  }

  /// MLflow's `RunStatus`: 1 running, 2 scheduled, 3 finished, 4 failed, 5 killed.
  private static func failure(_ status: Node?) -> String? {
    switch status?.text {
    case "4", "FAILED": "failed"
    case "5", "KILLED": "killed"
    default: nil
    }
  }
}
