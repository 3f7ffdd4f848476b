import ByteText
import JobRunner

/// One run of the user's command: what it printed and took, and how to read what it wrote.
struct CommandRun {
  let settings: CommandSettings
  let metrics: MetricsFile
  let predictions: MetricsFile?
  /// Sorted, seen from the top of the work tree.
  let outputs: [ByteString]
  let workTree: ByteString
  let result: CommandResult
  private let start: CommandStart
  private let predictionsStart: CommandStart?

  /// Runs it to its end, or to its time limit.
  init(_ settings: CommandSettings, in workTree: ByteString) throws {
    self.settings = settings
    self.workTree = workTree
    let paths = CommandPaths(workTree: workTree)
    let directory = try paths.absolute(settings.directory, key: "directory")
    metrics = MetricsFile(
      path: try paths.inside(settings.metricsFile, key: "metrics"), in: workTree,
      format: MetricsFormat(rawValue: settings.metricsFormat.rawValue))
    predictions =
      settings.predictionsFile.isEmpty
      ? nil
      : MetricsFile(
        path: try paths.inside(settings.predictionsFile, key: "predictions"), in: workTree,
        format: .csv)
    outputs = try settings.outputs.map { try paths.inside($0, key: "outputs") }.sorted()
    start = metrics.commandStart()
    predictionsStart = predictions?.commandStart()
    result = try CommandRunner.run(
      Command(
        settings.arguments, in: directory,
        environment: ChildEnvironment(
          passing: settings.passedVariables, setting: settings.environment),
        timeLimit: .seconds(settings.timeLimit)))
  }

  func measuredMetrics() throws(MetricsFileFault) -> MeasuredMetrics {
    try metrics.read(startedAt: start)
  }

  /// What the command predicted; nil where no predictions file is configured.
  func writtenPredictions() throws(MetricsFileFault) -> Predictions? {
    try predictions?.readPredictions(startedAt: predictionsStart)
  }
}
