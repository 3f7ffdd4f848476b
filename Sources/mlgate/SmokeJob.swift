import ByteText
import Configuration
import GitRepository
import SmokeTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension JudgedPlace {
  /// Runs the training job and judges it.
  ///
  /// - Parameter isRecording: whether the run replaces the record and so is not compared with it.
  /// - Returns: nil where the configuration names a command that may not run here.
  func smokeTraining(
    _ permission: CommandPermission, isRecording: Bool = false
  ) throws(CommandFailure) -> SmokeResult? {
    let settings = configuration.smokeTraining
    var evidence = SmokeEvidence(release: try releaseEvidence())
    if !isRecording { evidence.record = try committedRecord() }
    // The job has a time limit of its own, and what is left of git to read is read.
    Watchdog.stop()
    guard settings.command.isGiven else { return SmokeTraining.run(settings, evidence) }
    guard try permission.isGiven(in: repository) else { return nil }
    guard let workTree = repository.workTree else {
      throw CommandFailure.couldNotWork(
        "a bare repository has no files to run 'smoke_train.command' on; run it in a clone")
    }
    tellWhatRuns(settings.command)
    let result = SmokeTraining.run(settings, evidence, in: workTree)
    if let signal = result.interruption { throw CommandFailure.interrupted(signal) }
    return result
  }
}

/// On a terminal only: a training may take minutes and prints nothing here.
private func tellWhatRuns(_ command: CommandSettings) {
  guard isatty(2) == 1 else { return }
  let words = command.arguments.map(\.description).joined(separator: " ")
  Console.complain("running '\(words)', for at most \(command.timeLimit) s …")
}
