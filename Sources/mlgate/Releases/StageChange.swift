import ByteText
import Documents
import GitRepository
import Release
import RepositorySnapshot

/// A version that enters a stage or leaves it.
struct StageChange {
  let model: ByteString
  let version: ByteString
  let stage: ByteString
  private let commit: ObjectID
  private let isLeaving: Bool

  /// - Parameter model: nil for the release's own.
  init(
    _ entry: ReleaseBook.Entry, stage: ByteString, model: ByteString? = nil,
    isLeaving: Bool = false
  ) throws(CommandFailure) {
    guard RegistryTag.isName(stage) else {
      throw .usage(
        "\(stage.quoted) is no name of a stage: letters and digits, with '-', '_' and '/' between them"
      )
    }
    guard let model = model ?? entry.model.tag.model ?? entry.model.model else {
      throw .usage("\(entry.tag.name.quoted) holds no metadata that names the model")
    }
    guard
      RegistryTag(
        ByteString(
          model.bytes.map { $0 == .ascii(":") ? .ascii("=") : $0 }
            + Array("#a".utf8))) != nil
    else {
      throw .usage(
        "GTO's tags cannot name the model \(model.quoted); release it as NAME@v\(entry.model.tag.versionText)"
      )
    }
    (self.model, version, self.stage) = (model, entry.model.tag.versionText, stage)
    (commit, self.isLeaving) = (entry.tag.commit, isLeaving)
  }

  /// Makes the tag and says so.
  func make(in book: ReleaseBook, dryRun: Bool) throws(CommandFailure) {
    let tag = book.stages.nextTag(model, stage, isLeaving: isLeaving)
    if !dryRun { try TagWriter(book.repository).tag(tag, commit, message: message) }
    let verb = isLeaving ? "left" : "entered"
    let words = "\(model) \(version) \(dryRun ? "would have \(verb)" : verb) \(stage)"
    try Console.write("\(words)\n\(dryRun ? "would tag" : "tagged") \(commit) as \(tag)\n")
  }

  /// GTO's own wording.
  private var message: String {
    isLeaving
      ? "Unassigning stage '\(stage)' from artifact '\(model)' version 'v\(version)'\n"
      : "Assigning stage '\(stage)' to artifact '\(model)' version 'v\(version)'\n"
  }
}
