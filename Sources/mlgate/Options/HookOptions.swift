import ArgumentParser
import ByteText
import GitRepository

/// Options of `mlgate install` and `mlgate uninstall`.
struct HookOptions: ParsableArguments {
  @OptionGroup var folder: FolderOption

  @Option(help: ArgumentHelp("Only this hook; may be repeated.", valueName: "name"))
  var hook: [HookName] = []

  @Flag(help: "Work in a hooks folder outside of the repository, which others may share.")
  var force = false

  /// The hooks folder, checked: what the command is about to do there can be done.
  func place() throws(CommandFailure) -> HookPlace {
    let place = try HookPlace(workingPlace(folder.directory))
    guard place.isOwn || force else {
      throw .usage(
        "core.hooksPath puts the hooks into \(place.folder.quotedInFull), outside of this repository, where others may "
          + "share them; run 'git config --unset core.hooksPath' or add --force")
    }
    return place
  }

  /// `places`, each once, in the order of `HookName`.
  func chosen(from defaults: [HookName]) -> [HookName] {
    let wanted = hook.isEmpty ? defaults : hook
    return HookName.allCases.filter(wanted.contains)
  }
}

extension HookName {
  /// The hooks that guard a repository; the first ones are the default.
  static func guards(isBare: Bool) -> [HookName] {
    isBare ? [.preReceive] : [.preCommit, .preMergeCommit, .commitMessage, .prePush]
  }

  /// Every hook that git runs there.
  static func all(isBare: Bool) -> [HookName] { allCases.filter { $0.isOnServer == isBare } }
}

/// What `body` does to the hooks folder; what it cannot do ends the command with exit 3.
func inHooksFolder<Value>(
  _ body: () throws(HookFailure) -> Value
) throws(CommandFailure) -> Value {
  do throws(HookFailure) { return try body() } catch { throw .couldNotWork(error.description) }
}
