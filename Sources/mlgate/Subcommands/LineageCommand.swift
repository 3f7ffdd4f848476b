import ArgumentParser
import ByteText
import Configuration
import DataVersionControl
import Documents
import GitRepository
import Release
import RepositorySnapshot

/// `mlgate lineage`
struct LineageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage", abstract: "Tell where a released model comes from, with every hash.",
    discussion: """
      From the data over the experiment and its ancestors, the weights, the metadata, the commit and the tag to \
      the stages that the release is in: md5s of DVC, SHA-256s of Git LFS, and the ids of git's blobs, commits \
      and tags, all as the tagged commit records them. No data is needed. What is missing is shown with the \
      reason, and then the exit code is 3; a release that is in no stage lacks nothing.

      Examples:
        mlgate lineage model-v1.0.0
        mlgate lineage net@v1.1.0 --format json
        mlgate lineage 1.1.0 --format svg >lineage.svg
      """)

  @Argument(help: "The release's tag, or a version that only one model has.")
  var tag: String

  @Option(help: "What to print: text, json, mermaid, dot or svg.")
  var format: LineageFormat = .text

  @OptionGroup var timeLimit: TimeLimitOption

  @OptionGroup var place: ReleasePlace

  func run() async throws {
    let judged = try place.place(timeout: timeLimit.timeout)
    let book = try ReleaseBook(judged.repository, judged.configuration.checks)
    let entry = try book.release(named: ByteString(tag))
    let unread = entry.model.documents.unreadable
    for blob in unread { Console.complain("mlgate: \(blob.path) cannot be read: \(blob.reason)") }
    let lineage = ModelLineage(entry, in: book)
    try Console.write(text(of: lineage))
    if !lineage.isComplete || !unread.isEmpty { throw ExitCode(3) }
  }

  private func text(of lineage: ModelLineage) -> String {
    switch format {
    case .text: lineage.listing
    case .json: lineage.json
    case .mermaid: lineage.mermaid
    case .dot: lineage.dot
    case .svg: lineage.svg
    }
  }
}

enum LineageFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, mermaid, dot, svg
}
