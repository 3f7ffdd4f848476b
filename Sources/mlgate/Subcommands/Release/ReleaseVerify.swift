import ArgumentParser
import ByteText

/// `mlgate release verify`
struct ReleaseVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Judge a tag, and the commit behind it by every check.",
    discussion: """
      The configuration of the tagged commit counts. A tag that is no release is judged by its commit alone. \
      Whether the release can be rebuilt is not tried here.

      Examples:
        mlgate release verify model-v1.1.0
        mlgate release verify net@v1.1.0 --output junit=release.xml
        mlgate release verify "$CI_COMMIT_TAG" --select REL
      """)

  @Argument(help: "The tag, without refs/tags/.")
  var tag: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try common.deliver(try await JudgedReleaseReport(tag: ByteString(tag), common).report)
  }
}
