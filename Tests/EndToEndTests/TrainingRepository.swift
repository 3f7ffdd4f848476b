import Foundation
import TestSupport

/// A repository whose configuration names a training command: `sh train.sh`.
struct TrainingRepository {
  let repository: ScratchRepository

  /// - Parameters:
  ///   - script: train.sh.
  ///   - more: further lines of `smoke_train`.
  init(_ script: String, _ more: String = "") throws {
    repository = try ScratchRepository.clean()
    let lines = more.split(separator: "\n").map { "  \($0)\n" }.joined()
    try repository.write(".mlgate.yaml", "smoke_train:\n  command: [sh, train.sh]\n\(lines)")
    try repository.write("train.sh", script)
    try repository.commit()
  }

  /// The job's part of the JSON report, and the exit code.
  func smoke(_ options: String = "--allow-commands") throws -> SmokeReport {
    let start = ContinuousClock.now
    let outcome = try repository.sh("mlgate smoke --format json \(options)")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    return SmokeReport(
      exitCode: outcome.exitCode, job: report.jobs[0], errors: outcome.errors,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  private struct Report: Decodable {
    let jobs: [SmokeReport.Job]
  }
}

struct SmokeReport {
  struct Job: Decodable {
    struct Threshold: Decodable {
      let metric, bound, verdict: String
      let value: Double?
      let note: String?
    }

    let status: String
    let metrics: [String: Double]
    let thresholds: [Threshold]
    let explanation: String?
    let output: [String]
  }

  let exitCode: Int32
  let job: Job
  let errors: String
  /// How long the whole program took.
  let seconds: Double
}
