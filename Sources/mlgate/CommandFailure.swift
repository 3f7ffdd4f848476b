import ByteText
import Configuration
import Findings

/// Why a command ends without a verdict; `Main` turns it into one message and an exit code.
enum CommandFailure: Error {
  /// Wrong usage: exit 2.
  case usage(String)
  /// Wrong configuration, told with its places: exit 2.
  case configuration(InvalidConfiguration)
  /// The tool could not work: exit 3.
  case couldNotWork(String)
  /// A signal asked for the end: exit 128 + the signal, as shells have it.
  case interrupted(Int32)

  var exitCode: Int32 {
    switch self {
    case .usage, .configuration: 2
    case .couldNotWork: 3
    case .interrupted(let signal): 128 + signal
    }
  }

  var message: String {
    if case .configuration = self { reason } else { "mlgate: \(reason)" }
  }

  /// The message without the program's name: what is told of one thing among several.
  var reason: String {
    switch self {
    case .usage(let text), .couldNotWork(let text): text
    case .interrupted(let signal): "ended by signal \(signal); nothing was reported"
    case .configuration(let invalid):
      invalid.problems.map { problem in
        let place = problem.location.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
        return "\(problem.location.path)\(place): \(problem.message)"
      }.joined(separator: "\n")
    }
  }
}
