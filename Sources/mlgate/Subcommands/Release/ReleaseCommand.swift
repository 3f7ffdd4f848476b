import ArgumentParser
import ByteText
import Configuration

/// `mlgate release`
struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Judge, make and list releases of models; say what is in production.",
    discussion: """
      A release is an annotated tag, model-vX.Y.Z or GTO's NAME@vX.Y.Z, on a commit that holds the version's \
      metadata. Stages are GTO's tags, such as NAME#production#3. Tags are only ever added.

      Examples:
        mlgate release next                       which version the change asks for
        mlgate release tag 1.1.0                  judge, then tag the last commit
        mlgate release verify model-v1.1.0        the CI job of a tag
        mlgate release promote 1.1.0 production   and then: which production, rollback production
      """,
    subcommands: [
      ReleaseVerify.self, ReleaseNext.self, ReleaseNotes.self, ReleaseTagCommand.self,
      ReleaseList.self, ReleaseWhich.self, ReleasePromote.self, ReleaseRollback.self,
      ReleaseArchive.self,
    ])
}

/// What a command that only tells prints.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Where a command that only tells looks.
struct ReleasePlace: ParsableArguments {
  @OptionGroup var folder: FolderOption

  @Option(
    help: ArgumentHelp(
      "Read the configuration from this file instead of the judged snapshot.", valueName: "file"))
  var config: String?
}

extension ReleasePlace {
  /// The repository with its releases, and what HEAD's configuration says.
  func book() throws -> ReleaseBook {
    let place = try self.place()
    return try ReleaseBook(place.repository, place.configuration.checks)
  }

  /// - Parameter timeout: seconds; nil for the usual time.
  func place(timeout: Int? = nil) throws -> JudgedPlace {
    let words =
      folder.words + (config.map { ["--config", $0] } ?? [])
      + (timeout.map { ["--timeout", "\($0)"] } ?? [])
    return try JudgedPlace(try CommonOptions.parse(words), source: .commit("HEAD"))
  }
}
