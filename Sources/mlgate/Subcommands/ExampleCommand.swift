import ArgumentParser
import ByteText
import ExampleProject
import GitRepository

/// `mlgate example DIR`
struct ExampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example", abstract: "Make an example ML project, with its git history.",
    discussion: """
      The project is built around iris: experiments, a DVC pipeline with its cache, weights in git-lfs, \
      metadata, pinned requirements, a tagged release. 'mlgate run' passes on it.

      Examples:
        mlgate example iris-project
        mlgate example --broken broken-project
      """)

  @Flag(help: "Add a commit that holds a fault for every rule.")
  var broken = false

  @Argument(help: "A new or empty folder.", completion: .directory)
  var folder: String

  func run() throws {
    do throws(GitError) {
      try ExampleProject(toolVersion: mlgateVersion).make(
        at: ByteString(folder), broken: broken, environment: .current())
    } catch {
      throw CommandFailure.couldNotWork(error.description)
    }
    try Console.write(
      "Made \(ByteString(folder)). Judge it with: mlgate run -C \(ByteString(folder))\n")
  }
}
