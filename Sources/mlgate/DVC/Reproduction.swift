import ByteText
import DataVersionControl
import Documents
import Findings
import GitRepository
import JobRunner
import RepositorySnapshot

/// Runs the pipeline of a commit again in a scratch folder and compares what comes out.
///
/// The repository, its cache and its work tree are only read: files are copied, never linked.
struct Reproduction {
  struct Settings {
    /// Of one stage, in seconds.
    var timeLimit = 3600
    /// The stages that run at once.
    var jobCount = 1
    var tolerance = MetricTolerances()
    var isKept = false
    /// Told of each stage as it begins.
    var progress: @Sendable (ByteString) -> Void = { _ in }
  }

  private let project: DVCProject
  private let snapshot: Snapshot
  private let scratch: ScratchFolder
  private let supply: DataSupply
  private let settings: Settings
  private let graph: StageGraph

  /// Exports the commit's files into a new scratch folder.
  init(
    _ project: DVCProject, _ snapshot: Snapshot, in repository: GitRepository, _ settings: Settings
  ) throws(CommandFailure) {
    (self.project, self.snapshot, self.settings) = (project, snapshot, settings)
    graph = StageGraph(project)
    let temporary = variable("TMPDIR")
    do throws(DataFailure) {
      scratch = try ScratchFolder(
        in: temporary.first == .ascii("/") ? temporary : "/tmp", isKept: settings.isKept)
    } catch {
      throw .couldNotWork(error.reason)
    }
    let folder = scratch.path
    try fromGit { () throws(GitError) in try SnapshotExport.write(snapshot, to: folder) }
    let reader = DataReader(HashMemory())
    let machine = try repository.workTree.map { top throws(CommandFailure) in
      try MachineConfiguration(project, snapshot, below: top)
    }
    let folders = machine.map { [$0.cacheFolder] + $0.localRemotes.map(\.folder) } ?? []
    supply = DataSupply(folders.map { DataCache($0, reader) })
  }

  /// Where the pipeline was run.
  var folder: ByteString { scratch.path }

  /// Every stage, those that another one needs before it.
  func run() async throws(CommandFailure) -> [ReproducedStage] {
    var done: [Int: ReproducedStage] = [:]
    var waiting = graph.topologicalOrder
    while !waiting.isEmpty {
      // What needs only what is done can run at once.
      let ready = waiting.filter { graph.needs[$0].allSatisfy { done[$0] != nil } }
        .prefix(settings.jobCount)
      let results = await withTaskGroup(of: (Int, ReproducedStage).self) { group in
        for vertex in ready {
          let obstacle = graph.needs[vertex].first { done[$0]?.isObstacle ?? false }
          group.addTask { (vertex, result(of: vertex, after: obstacle)) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      for (vertex, result) in results { done[vertex] = result }
      if let signal = results.compactMap({ $0.1.interruption }).first {
        throw .interrupted(signal)
      }
      waiting.removeAll { done[$0] != nil }
    }
    return graph.topologicalOrder.compactMap { done[$0] }
      .filter { !$0.address.hasSuffix(".dvc") || $0.state != .frozen }
  }

  private func result(of vertex: Int, after obstacle: Int?) -> ReproducedStage {
    let address = graph.vertices[vertex].address
    if let obstacle {
      let reason = "it needs \(graph.vertices[obstacle].address.quoted)"
      return ReproducedStage(address, .notRun(reason))
    }
    if let file = project.dvcFiles.first(where: { $0.address == address }) {
      return brought(address, file.outputs.map { ($0.reference, $0.record) })
    }
    for pipeline in project.pipelines {
      guard let stage = pipeline.stages.first(where: { $0.address == address }) else { continue }
      let locked = pipeline.lock?.stage(named: stage.name)
      guard stage.isFrozen else { return run(stage, locked) }
      return brought(
        address,
        stage.outputs.filter(\.isCached)
          .map { ($0.reference, locked?.output(named: $0.reference.text)) })
    }
    return ReproducedStage(address, .notRun("no file names it"))
  }

  /// Data that is not made here but brought in.
  private func brought(
    _ address: ByteString, _ outputs: [(reference: DVCReference?, record: DVCRecord?)]
  ) -> ReproducedStage {
    for (reference, record) in outputs {
      if let reference, reference.target == .outside {
        return ReproducedStage(
          address, .notRun("\(reference.text.quoted) lies outside the repository"))
      }
      guard let path = reference?.path, snapshot.firstEntry(atOrInside: path) == nil else {
        continue
      }
      guard let record else {
        return ReproducedStage(address, .notRun("nothing is recorded of \(path.bytes.quoted)"))
      }
      do throws(DataFailure) {
        try bring(record, to: path)
      } catch {
        return ReproducedStage(address, .notRun(error.reason))
      }
    }
    return ReproducedStage(address, .frozen)
  }

  private func bring(_ record: DVCRecord, to path: RepositoryPath) throws(DataFailure) {
    let place = try scratch.place(of: path)
    do throws(DataFailure) { try supply.bring(record, to: place) } catch {
      throw DataFailure("\(path.bytes.quoted): \(error.reason)")
    }
  }

  private func run(_ stage: DVCStage, _ locked: DVCLockedStage?) -> ReproducedStage {
    guard let workingFolder = stage.workingFolder else {
      return ReproducedStage(
        stage.address, .notRun("its working folder lies outside the repository"))
    }
    if let outside = stage.outputs.first(where: { $0.reference.path == nil })?.reference {
      return ReproducedStage(
        stage.address, .notRun("\(outside.text.quoted) lies outside the repository"))
    }
    let folder: ByteString
    do throws(DataFailure) {
      folder = try scratch.place(of: workingFolder)
      try clear(stage)
    } catch {
      return ReproducedStage(stage.address, .notRun(error.reason))
    }
    settings.progress(stage.address)
    var seconds = 0.0
    for line in stage.command.lines {
      let command = Command(
        ["/bin/sh", "-c", line], in: folder,
        environment: ChildEnvironment(setting: ["DVC_STAGE": stage.address]),
        timeLimit: .seconds(settings.timeLimit))
      do throws(CommandFault) {
        let result = try CommandRunner.run(command)
        seconds += result.wallTime / .seconds(1)
        if let reason = failure(of: result) {
          var failed = ReproducedStage(stage.address, .failed(reason), seconds: seconds)
          failed.output = result.output.tailLines(20)
          if case .interrupted(let signal) = result.ending { failed.interruption = signal }
          return failed
        }
      } catch {
        return ReproducedStage(stage.address, .failed(error.description), seconds: seconds)
      }
    }
    var result = comparison.compare(stage, locked, metricFiles: metricFiles)
    result.seconds = seconds
    return result
  }

  /// Outputs that git keeps lie in the export already; DVC takes them away before a stage runs. The folders
  /// that are to hold them are there when it begins, as in a checkout.
  private func clear(_ stage: DVCStage) throws(DataFailure) {
    for path in stage.outputs.filter({ !$0.isPersistent }).compactMap(\.reference.path) {
      try scratch.clear(path)
    }
  }

  private func failure(of result: CommandResult) -> String? {
    switch result.ending {
    case .exited(0): nil
    case .exited(let code): "its command ended with exit code \(code)"
    case .signalled(let signal): "its command was ended by signal \(signal)"
    case .timedOut: "its command was still running after \(settings.timeLimit) s, its time limit"
    case .interrupted(let signal): "signal \(signal) ended the run"
    }
  }

  private var metricFiles: Set<RepositoryPath> {
    Set(project.pipelines.flatMap(\.sections.metrics).compactMap(\.path))
  }

  private var comparison: OutputComparison {
    let top = scratch.path
    let snapshot = snapshot
    let outputs = graph.outputs
    let supply = supply
    return OutputComparison(
      project, made: WorkTreeData(top, DataReader(HashMemory()), cache: nil),
      tolerance: settings.tolerance
    ) { path in
      let made = try? PlainFile.bytes(
        of: String(decoding: top.appendingPath(path.bytes), as: UTF8.self))
      let recorded =
        snapshot.entry(at: path).flatMap { try? snapshot.blobs.bytes(of: $0, limit: 1 << 24) }
        ?? outputs.output(at: path)?.record.flatMap { supply.bytes(of: $0) }
      return (values(recorded, path), values(made, path))
    }
  }
}

/// What a metrics file says.
private func values(_ bytes: [UInt8]?, _ path: RepositoryPath) -> PythonValue? {
  guard let bytes else { return nil }
  let contents = ParameterFileContents(path, limits: DocumentLimits()) { bytes }
  return if case .value(let value, _) = contents { value } else { nil }
}

extension ReproducedStage {
  /// Whether what needs it cannot run.
  fileprivate var isObstacle: Bool {
    switch state {
    case .failed, .notRun: true
    case .reproduced, .withinTolerance, .different, .frozen: outputs.contains { $0.made == nil }
    }
  }
}
