/// Why a command ends without a verdict.
enum CommandFailure: Error {
  /// Wrong usage: exit 2.
  case usage(String)
  /// The tool could not work: exit 3.
  case couldNotWork(String)
}
