import ArgumentParser
import ByteText
import Documents
import Findings
import GitRepository
import Release
import Reporters

/// `mlgate release notes`
struct ReleaseNotes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Write a release's notes in Markdown.",
    discussion: """
      Everything comes from the metadata and the experiment of the tagged commit and of the release before.

      Examples:
        mlgate release notes model-v1.1.0
        gh release create model-v1.1.0 --notes-file <(mlgate release notes model-v1.1.0)
      """)

  @Argument(help: "The tag.")
  var tag: String

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let book = try place.book()
    let entry = try book.release(named: ByteString(tag))
    let release = try book.judgedRelease(
      entry.tag.name, tag: entry.tag, commit: entry.tag.commit, entry.model.documents)
    guard let description = ReleaseDescription(release) else {
      throw CommandFailure.usage(
        "the commit of \(entry.tag.name.quoted) holds no metadata of that version; "
          + "'mlgate release verify' says more")
    }
    try Console.write(ReleaseNotesMarkdown(description).text)
  }
}
