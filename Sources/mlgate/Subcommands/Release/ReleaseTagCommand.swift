import ArgumentParser
import ByteText
import Configuration
import Documents
import Findings
import GitRepository
import Release

/// `mlgate release tag`
struct ReleaseTagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Judge a commit as a release, and tag it if it passes.",
    discussion: """
      The message comes from the metadata and the experiment; git signs the tag where it is configured to \
      (tag.gpgSign). What does not pass is not tagged: mend it, or switch a rule off in the configuration, where \
      others see it.

      Examples:
        mlgate release tag 1.1.0
        mlgate release tag net@v1.1.0 --commit main~2
        mlgate release tag 1.1.0 --dry-run
      """)

  @Argument(help: "The version, or the whole tag.")
  var version: String

  @Option(help: ArgumentHelp("Tag this commit instead of the last one.", valueName: "rev"))
  var commit = "HEAD"

  @Flag(help: "Judge and print the message; make no tag.")
  var dryRun = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let gate = try await Gate(common, source: .commit(ByteString(commit)))
    let book = try ReleaseBook(gate.repository, gate.configuration.checks)
    let name = try tagName(book)
    guard !book.tags.contains(where: { $0.name == name }) else {
      throw CommandFailure.usage("there is a tag \(name.quoted) already; tags are never moved")
    }
    let judged = try await JudgedReleaseReport(tag: name, of: gate, book)
    guard judged.report.verdict == .passed,
      let description = ReleaseDescription(judged.release),
      let commit = judged.release.model?.commit
    else {
      Console.complain("mlgate: \(name.quoted) was not made, for the commit does not pass")
      return try common.deliver(judged.report)
    }
    if !dryRun {
      try TagWriter(gate.repository).tag(name, commit, message: description.tagMessage)
    }
    let heading = dryRun ? "would tag" : "tagged"
    try Console.write("\(heading) \(commit) as \(name)\n\n\(description.tagMessage)")
  }

  /// A bare version takes the form of the releases so far.
  private func tagName(_ book: ReleaseBook) throws(CommandFailure) -> ByteString {
    let word = ByteString(version)
    if ReleaseTag(word) != nil { return word }
    let number = word.first == .ascii("v") ? ByteString(word.dropFirst()) : word
    guard (try? SemanticVersion(number)) != nil else {
      throw .usage("\(word.quoted) is neither a version such as 1.2.0 nor a release tag")
    }
    let models = Set(book.releases.map(\.model.tag.model))
    guard models.count <= 1 else {
      throw .usage("the releases so far have several forms; give the whole tag")
    }
    let prefix: [UInt8] =
      models.first?.map { $0.bytes.map { $0 == .ascii(":") ? .ascii("=") : $0 } + Array("@v".utf8) }
      ?? Array("model-v".utf8)
    return ByteString(prefix + number.bytes)
  }
}
