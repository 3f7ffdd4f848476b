import ByteText
import Checks
import Configuration
import Documents
import Findings
import GitRepository
import JobRunner
import RepositorySnapshot

/// The user's own commands that belong to a stage, run one after another at the top of the work tree.
struct OwnJobs {
  /// The name of a hook, or `run`.
  let stage: ByteString
  let place: JudgedPlace
  let permission: CommandPermission
  var skip = SkipVariable("")
  /// When no further job may begin; nil for no limit.
  var deadline: ContinuousClock.Instant?

  /// Runs them and adds what came of each to the report; each that does not run is named as skipped.
  func run(addingTo report: inout Report) throws(CommandFailure) {
    let jobs = place.configuration.jobs.filter { $0.stages.contains(stage) }
    guard !jobs.isEmpty else { return }
    let isAllowed = try permission.isGiven(in: place.repository)
    // Each job has a time limit of its own.
    Watchdog.stop()
    for job in jobs {
      if let reason = reasonToSkip(job, isAllowed: isAllowed) {
        report.skipped.append(SkippedCheck(name: job.name.description, reason: reason))
      } else if let workTree = place.repository.workTree {
        report.jobs.append(try outcome(of: job, in: workTree))
      }
    }
  }

  private func reasonToSkip(_ job: JobSettings, isAllowed: Bool) -> String? {
    if skip.covers(job: job.name) { return "SKIP" }
    if !isAllowed { return "commands may not run here; --allow-commands allows them" }
    if place.repository.workTree == nil {
      return "a bare repository has no files to run commands on"
    }
    if let deadline, ContinuousClock.now >= deadline { return CheckRunner.outOfTime }
    return nil
  }

  private func outcome(
    of job: JobSettings, in workTree: ByteString
  ) throws(CommandFailure) -> JobOutcome {
    let files = changedFiles(of: job)
    if !job.files.isEmpty, files.isEmpty {
      return JobOutcome(
        name: job.name.description, verdict: .passed, seconds: 0,
        explanation: "no changed file matches, so nothing was run")
    }
    let arguments = files.map { $0.path.bytes.asArgument }
    let command = Command(
      job.command + arguments, in: workTree, environment: ChildEnvironment(),
      timeLimit: .seconds(job.timeLimit))
    let result: CommandResult
    do throws(CommandFault) {
      result = try CommandRunner.run(command)
    } catch {
      return JobOutcome(
        name: job.name.description, verdict: .failed, seconds: 0, explanation: error.description)
    }
    if case .interrupted(let signal) = result.ending { throw .interrupted(signal) }
    var outcome = JobOutcome(name: job.name, result, timeLimit: job.timeLimit)
    if outcome.verdict == .passed, let different = fileThatDiffers(files, in: workTree) {
      outcome.verdict = .inconclusive
      outcome.explanation =
        "\(different.path.bytes.quoted) on disk is not what is judged, and the command saw the disk"
    }
    return outcome
  }

  /// The files that the change leaves behind and the job's patterns match, sorted by path.
  private func changedFiles(of job: JobSettings) -> [SnapshotEntry] {
    let patterns = job.files.map { Glob($0) }
    return place.snapshot.entries.filter { entry in
      entry.mode.isFile && place.snapshot.isJudged(entry.path)
        && patterns.contains { $0.covers(entry.path) }
    }
  }

  /// The first file whose content on disk is another than in the snapshot, line ends aside. What LFS
  /// keeps in place of a file is no content to compare with.
  private func fileThatDiffers(
    _ files: [SnapshotEntry], in workTree: ByteString
  ) -> SnapshotEntry? {
    if place.snapshot.source == .worktree { return nil }
    return files.first { entry in
      let path = String(
        decoding: workTree.bytes + [.ascii("/")] + entry.path.bytes.bytes, as: UTF8.self)
      guard let stored = try? place.snapshot.blobs.bytes(of: entry, limit: 64 << 20),
        PlainFile.isRegular(path), let found = try? PlainFile.bytes(of: path)
      else { return true }
      if stored.starts(with: "version https://git-lfs" as StaticString) { return false }
      return stored != found && stored.withoutReturns != found.withoutReturns
    }
  }
}

extension ByteString {
  /// A path as an argument that no program takes for an option.
  fileprivate var asArgument: ByteString {
    first == .ascii("-") ? ByteString(Array("./".utf8) + bytes) : self
  }
}

extension [UInt8] {
  fileprivate var withoutReturns: [UInt8] { filter { $0 != .carriageReturn } }
}
