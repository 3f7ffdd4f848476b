public import ByteText
public import Documents

/// Compares what a stage made with what dvc.lock and the committed metrics say.
public struct OutputComparison: Sendable {
  private let project: DVCProject
  /// What the stage made.
  private let made: any DataState
  /// A metrics file as it is committed, and as the stage made it; nil where it cannot be read.
  private let metrics: @Sendable (RepositoryPath) -> (recorded: PythonValue?, made: PythonValue?)
  private let tolerance: MetricTolerances

  public init(
    _ project: DVCProject, made: any DataState, tolerance: MetricTolerances,
    metrics:
      @escaping @Sendable (RepositoryPath) -> (recorded: PythonValue?, made: PythonValue?)
  ) {
    (self.project, self.made, self.tolerance) = (project, made, tolerance)
    self.metrics = metrics
  }

  /// - Parameter metricFiles: files that count as metrics beside those that stages declare so.
  public func compare(
    _ stage: DVCStage, _ locked: DVCLockedStage?, metricFiles: Set<RepositoryPath>
  ) -> ReproducedStage {
    var result = ReproducedStage(stage.address, .reproduced)
    var hasMetrics = false
    for output in stage.outputs {
      guard let path = output.reference.path else { continue }
      let isMetric = output.kind == .metric || metricFiles.contains(path)
      hasMetrics = hasMetrics || isMetric
      guard let different = difference(at: path, locked?.output(named: output.reference.text))
      else { continue }
      result.outputs.append(different)
      if isMetric { result.metrics += differentMetrics(in: path) }
    }
    guard !result.outputs.isEmpty else { return result }
    let isMissing = result.outputs.contains { $0.made == nil }
    let agrees = hasMetrics && result.metrics.allSatisfy(\.isWithinTolerance)
    result.state = agrees && !isMissing ? .withinTolerance : .different
    return result
  }

  private func difference(at path: RepositoryPath, _ record: DVCRecord?) -> DifferentOutput? {
    let recorded = record?.recordedHash
    var hash: ByteString?
    if case .hash(let made) = made.content(of: path, record?.style ?? .md5) { hash = made }
    guard hash == nil || hash != recorded else { return nil }
    return DifferentOutput(path: path.seen(from: project.folder), recorded: recorded, made: hash)
  }

  private func differentMetrics(in path: RepositoryPath) -> [DifferentMetric] {
    let values = metrics(path)
    let recorded = values.recorded?.numbers ?? [:]
    let made = values.made?.numbers ?? [:]
    return Set(recorded.keys).union(made.keys).sorted().compactMap { name in
      let (old, new) = (recorded[name], made[name])
      if old != nil, old == new { return nil }
      return DifferentMetric(
        path: path.seen(from: project.folder), name: name, recorded: old, made: new,
        tolerance: tolerance.value(of: name))
    }
  }
}

/// How far a metric may be from what is recorded.
public struct MetricTolerances: Sendable {
  /// For every metric without one of its own.
  public var standard: Double
  /// By the whole name of the metric, or its last part.
  public var ofMetric: [ByteString: Double]

  public init(standard: Double = 0, ofMetric: [ByteString: Double] = [:]) {
    (self.standard, self.ofMetric) = (standard, ofMetric)
  }

  func value(of name: ByteString) -> Double {
    let last = name.lastIndex(of: .ascii(".")).map { ByteString(name[($0 + 1)...]) }
    return ofMetric[name] ?? last.flatMap { ofMetric[$0] } ?? standard
  }
}

extension PythonValue {
  /// Every number in it, by the names that lead there: `train.loss`, `folds.0`.
  public var numbers: [ByteString: Double] {
    var numbers: [ByteString: Double] = [:]
    var open: [(name: ByteString, value: PythonValue)] = [("", self)]
    while let (name, value) = open.popLast() {
      func inner(_ key: ByteString) -> ByteString {
        name.isEmpty ? key : ByteString(name.bytes + [.ascii(".")] + key.bytes)
      }
      switch value {
      case .integer(let number): numbers[name] = Double(number)
      case .float(let number): numbers[name] = number
      case .dictionary(let dictionary):
        open += dictionary.entries.map { (inner($0.key.pythonText), $0.value) }
      case .list(let list):
        open += list.enumerated().map { (inner(ByteString(String($0))), $1) }
      case .none, .boolean, .bigInteger, .string, .timestamp: break
      }
    }
    return numbers
  }
}
