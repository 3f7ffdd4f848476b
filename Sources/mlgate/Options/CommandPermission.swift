import ArgumentParser
import ByteText
import GitRepository

/// Whether commands that the configuration names may run. A judged file never decides it.
struct CommandPermission: ParsableArguments {
  @Flag(
    help:
      "Run the commands that the configuration names; only where you trust what is judged. 'git config mlgate.allowCommands true' says it for a clone."
  )
  var allowCommands = false

  func isGiven(in repository: GitRepository) throws(CommandFailure) -> Bool {
    if allowCommands { return true }
    do throws(GitError) {
      return try repository.isTrue("mlgate.allowCommands")
    } catch {
      throw .couldNotWork(error.description)
    }
  }
}
