import ArgumentParser
import GitRepository

/// `mlgate uninstall`
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Take mlgate's hooks out and put back what was there.",
    discussion: """
      Every hook that 'mlgate install' kept gets its name, bytes and mode back. Hooks of others are left alone.

      Examples:
        mlgate uninstall
        mlgate uninstall --hook pre-push
      """)

  @OptionGroup var options: HookOptions

  func run() throws {
    let place = try options.place()
    let installer = HookInstaller(folder: place.folder, program: nil)
    let names = try options.chosen(from: HookName.allCases).filter { name in
      let isConcerned = try inHooksFolder { () throws(HookFailure) in
        try installer.isConcerned(name)
      }
      return isConcerned || !options.hook.isEmpty
    }
    if names.isEmpty { try Console.write("no hook of mlgate's is installed\n") }
    for name in names {
      let done = try inHooksFolder { () throws(HookFailure) in try installer.uninstall(name) }
      try Console.write(done + "\n")
    }
  }
}
