public import ByteText
public import Findings

/// Why a training command's figures cannot be read. The first value is the file or folder at fault.
public enum MetricsFileFault: Error, Hashable, Sendable {
  case missing(ByteString)
  case notARegularFile(ByteString)
  case notAFolder(ByteString)
  /// In the words of the system.
  case unreadable(ByteString, reason: String)
  case tooLarge(ByteString, limit: Int)
  /// So many names, runs or metrics are more than anybody means.
  case tooMany(ByteString, what: String, limit: Int)
  case unknownFormat(ByteString)
  /// The command left the file as it was before it started.
  case notWritten(ByteString)
  case malformed(ByteString, MalformedText)
  case duplicateName(ByteString, name: String, first: SourcePosition, second: SourcePosition)
  /// The first entry that is no number, where there is any.
  case noNumbers(ByteString, NotANumber?)
  case notANumber(ByteString, NotANumber)
  case missingMetric(ByteString, name: String)
  /// The MLflow store has no active run that is as new as the command.
  case noRun(ByteString)
  /// The newest run did not end well: `failed` or `killed`.
  case runEnded(ByteString, status: String)
}

extension MetricsFileFault: CustomStringConvertible {
  /// Paths are whole, however long: who reads the message looks for the file.
  public var description: String {
    switch self {
    case .missing(let file):
      "'\(file)' is missing; let the command write it, or name the file that it writes"
    case .notARegularFile(let file):
      "'\(file)' is not a regular file; links, pipes and devices are not read"
    case .notAFolder(let file): "'\(file)' is not a folder; an MLflow file store is one"
    case .unreadable(let file, let reason): "'\(file)' cannot be read: \(reason)"
    case .tooLarge(let file, let limit): "'\(file)' is larger than \(limit) bytes"
    case .tooMany(let file, let what, let limit): "'\(file)' holds more than \(limit) \(what)"
    case .unknownFormat(let file):
      "the format of '\(file)' is not clear from its name; say whether it is json, yaml, csv "
        + "or mlflow"
    case .notWritten(let file):
      "the command did not write '\(file)'; the one that is there is older"
    case .malformed(let file, let text): "\(file):\(text)"
    case .duplicateName(let file, let name, let first, let second):
      "\(place(file, second)): the metric \(ByteString(name).quoted) is there twice, first at "
        + "\(first.line):\(first.column)"
    case .noNumbers(let file, nil): "'\(file)' holds no number"
    case .noNumbers(let file, let entry?):
      "'\(file)' holds no number; at \(entry.position.line):\(entry.position.column) \(entry)"
    case .notANumber(let file, let entry): "\(place(file, entry.position)): \(entry)"
    case .missingMetric(let file, let name):
      "'\(file)' has no metric \(ByteString(name).quoted)"
    case .noRun(let store):
      "no run was started by the command: '\(store)' has no active run as new as it"
    case .runEnded(let run, let status): "the newest run, '\(run)', is marked as \(status)"
    }
  }

  private func place(_ file: ByteString, _ position: SourcePosition) -> String {
    "\(file):\(position.line):\(position.column)"
  }
}
