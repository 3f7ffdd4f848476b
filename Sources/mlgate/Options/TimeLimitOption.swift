import ArgumentParser

/// `--timeout`: how long a command may work.
struct TimeLimitOption: ParsableArguments {
  /// In seconds.
  @Option(help: ArgumentHelp("Give up after so many seconds, with exit 3.", valueName: "seconds"))
  var timeout: Int = 600

  func validate() throws {
    guard (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout must be from 1 to 86400 seconds")
    }
  }
}
