import ArgumentParser
import ByteText
import GitRepository

/// `mlgate install`
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Put mlgate's hooks into this repository.",
    discussion: """
      Hooks that are there keep running: each is kept beside mlgate's as NAME.before-mlgate and gets the same \
      arguments and standard input. Without --hook or --all: pre-commit, pre-merge-commit, commit-msg and pre-push, \
      or pre-receive in a bare repository. Only the folder is touched in which git looks for hooks.

      Examples:
        mlgate install
        mlgate install --hook pre-push
      """)

  @OptionGroup var options: HookOptions

  @Flag(help: "Every hook that mlgate has an answer for, those that only advise among them.")
  var all = false

  func run() throws {
    let start = try fromGit { () throws(GitError) in try GitEnvironment.current() }
    let program = OwnProgram.path(startedIn: start.workingFolder)
    let place = try options.place()
    let names = options.chosen(
      from: all ? HookName.all(isBare: place.isBare) : HookName.guards(isBare: place.isBare))
    // What is committed holds no path of one machine.
    let installer = HookInstaller(
      folder: place.folder, program: place.isInWorkTree ? nil : program)
    try prepare(place.folder)
    for name in names {
      let done = try inHooksFolder { () throws(HookFailure) in try installer.install(name) }
      try Console.write(done + "\n")
    }
  }

  private func prepare(_ folder: ByteString) throws(CommandFailure) {
    let file = HookFile(folder)
    if !file.isPresent { try inHooksFolder { () throws(HookFailure) in try file.makeFolder() } }
    let state = file.folder
    guard state.isThere else {
      throw .couldNotWork("the hooks folder \(folder.quotedInFull) is no folder; move it away")
    }
    guard state.isWritable else {
      throw .couldNotWork(
        "the hooks folder \(folder.quotedInFull) may not be written to; run 'chmod u+w' on it")
    }
  }
}
