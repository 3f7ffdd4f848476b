import ByteText
import Findings
import JobRunner

extension CommandRun {
  /// Why the command did not come to a good end; nil where it did.
  var failure: String? {
    let left =
      result.killedSurvivors == 0
      ? "" : "; processes that it left behind were ended: \(result.killedSurvivors)"
    return switch result.ending {
    case .exited(0): nil
    case .exited(let code): "the command ended with exit code \(code)\(left)"
    case .signalled(let signal): "the command was ended by signal \(signal)\(left)"
    case .timedOut:
      "the command was still running after \(settings.timeLimit) s, its time limit, and was ended\(left)"
    case .interrupted(let signal): "signal \(signal) ended the run"
    }
  }

  /// The signal that this process got while the command ran.
  var interruption: Int32? {
    if case .interrupted(let signal) = result.ending { signal } else { nil }
  }

  /// What the command took.
  var figures: [Metric] {
    var figures = [measured("command_wall_seconds", result.wallTime.seconds)]
    if let resources = result.resources {
      figures += [
        measured("command_cpu_seconds", resources.cpuTime.seconds),
        measured("command_peak_memory_bytes", Double(resources.peakMemory)),
      ]
    }
    if result.killedSurvivors > 0 {
      figures.append(measured("command_processes_left", Double(result.killedSurvivors)))
    }
    return figures
  }

  private func measured(_ name: String, _ value: Double) -> Metric {
    Metric(name: name, value: value, isMeasured: true)
  }
}
