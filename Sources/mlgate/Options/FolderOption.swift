import ArgumentParser

/// `-C`: where a command works.
struct FolderOption: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work as if started in this folder.", valueName: "dir"))
  var directory: String?

  /// The same as words of a command line.
  var words: [String] { directory.map { ["-C", $0] } ?? [] }
}
