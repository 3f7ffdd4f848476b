import ArgumentParser
import ByteText
import Configuration
import Findings
import GitRepository
import Release
import Reporters

/// `mlgate results`
struct ResultsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "Rewrite the managed part of RESULTS.md from the models' metadata.",
    discussion: """
      What stands outside the markers stays byte for byte. Without changes nothing is written. A version that \
      was released is read from its release's commit, so its row stays when its file is gone.

      Examples:
        mlgate results
        mlgate results --file docs/RESULTS.md
      """)

  @Option(
    help: ArgumentHelp("The file to rewrite; RESULTS.md at the top by default.", valueName: "file"))
  var file: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try source.requireSnapshot()
    let gate = try await Gate(common, source: source.choice(standard: .worktree))
    guard let top = gate.repository.workTree else {
      throw CommandFailure.usage(
        "a bare repository has no RESULTS.md to rewrite; name one with --file")
    }
    let path = file.map { ByteString($0) } ?? ByteString(top.bytes + Array("/RESULTS.md".utf8))
    let releases = try ReleaseBook(gate.repository, gate.configuration.checks).releases
    let results = modelResults(in: gate.documents, releases: releases.map(\.model))
    do throws(OutputError) {
      _ = try ResultsMarkdown(results).update(path)
    } catch {
      throw CommandFailure.couldNotWork(error.description)
    }
  }
}
