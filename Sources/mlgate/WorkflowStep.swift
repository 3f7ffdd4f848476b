import ByteText
import Findings
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The step of GitHub Actions that this process is part of.
struct WorkflowStep {
  /// The file that GITHUB_STEP_SUMMARY names.
  private let summary: ByteString?
  /// The file that GITHUB_OUTPUT names.
  private let outputs: ByteString?

  /// Nil anywhere else: nothing but `GITHUB_ACTIONS=true` means it.
  static var current: WorkflowStep? {
    guard variable("GITHUB_ACTIONS") == "true" else { return nil }
    return WorkflowStep(
      summary: variable("GITHUB_STEP_SUMMARY"), outputs: variable("GITHUB_OUTPUT"))
  }

  /// Adds the report to the summary and the outputs of the step.
  func write(_ report: Report) throws(OutputError) {
    if let outputs {
      try SharedFile(appendingTo: outputs).append(
        StepOutputs().verifiedBytes(for: report, target: outputs))
    }
    guard let summary else { return }
    let file = try SharedFile(appendingTo: summary)
    let room = Self.summarySizeLimit - file.size
    guard room >= Self.leastRoom else {
      return Console.complain("mlgate: the summary of the step is full; nothing was added to it")
    }
    try file.append(
      MarkdownReporter.stepSummary(room: room).verifiedBytes(for: report, target: summary))
  }

  /// The runner drops a summary of more than 1 MiB whole (actions/runner, FileCommandManager.cs); one byte is for
  /// the line feed before ours.
  private static let summarySizeLimit = 1024 * 1024 - 1
  /// Enough for the verdict and the first rows of every table.
  private static let leastRoom = 16 * 1024

  /// Nil where it is not set, or empty.
  private static func variable(_ name: String) -> ByteString? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe ByteString(cString: value)
  }
}
