import ArgumentParser
import ByteText

/// `mlgate release verify`
struct ReleaseVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Judge a tag, and the commit behind it by every check.",
    discussion: """
      The configuration of the tagged commit counts. A tag that is no release is judged by its commit alone. \
      With --reproduce its pipeline is run again as 'mlgate reproduce' does, for REL011.

      Examples:
        mlgate release verify model-v1.1.0
        mlgate release verify net@v1.1.0 --output junit=release.xml
        mlgate release verify "$CI_COMMIT_TAG" --select REL
        mlgate release verify model-v1.1.0 --reproduce --allow-commands --tolerance 0.001
      """)

  @Argument(help: "The tag, without refs/tags/.")
  var tag: String

  @Flag(help: "Run the pipeline again and compare what it makes with what is recorded.")
  var reproduce = false

  @OptionGroup var reproduction: ReproductionOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let judged = try await JudgedReleaseReport(
      tag: ByteString(tag), common, reproduction: reproduce ? reproduction : nil)
    try common.deliver(judged.report)
  }
}
