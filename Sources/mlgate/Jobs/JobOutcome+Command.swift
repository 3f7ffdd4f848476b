import ByteText
import Findings
import JobRunner

extension JobOutcome {
  /// What the command came to: passed where it ended with 0, failed with the last lines that it printed
  /// otherwise.
  ///
  /// - Parameter timeLimit: in seconds.
  init(name: ByteString, _ result: CommandResult, timeLimit: Int) {
    self.init(
      name: name.description, verdict: .passed, seconds: result.wallTime / .seconds(1))
    let left =
      result.killedSurvivors == 0
      ? "" : "; processes that it left behind were ended: \(result.killedSurvivors)"
    switch result.ending {
    case .exited(0): explanation = left.isEmpty ? nil : "the command ended well\(left)"
    case .exited(let code): fail("the command ended with exit code \(code)\(left)")
    case .signalled(let signal): fail("the command was ended by signal \(signal)\(left)")
    case .timedOut:
      fail(
        "the command was still running after \(timeLimit) s, its time limit, and was ended\(left)")
    case .interrupted(let signal): fail("signal \(signal) ended the run")
    }
    if verdict == .failed { output = result.output.tailLines(20) }
  }

  private mutating func fail(_ reason: String) {
    verdict = .failed
    explanation = reason
  }
}
