import ByteText
import Configuration
import Documents
import GitRepository
import RepositorySnapshot

/// prepare-commit-msg: offers the conventional message for what is staged where nobody gave another.
///
/// It never refuses a commit: where nothing can be offered, the message stays as git made it.
struct PrepareMessageHook {
  let arguments: [String]
  let options: CommonOptions

  func run() throws {
    guard let file = arguments.first, arguments.count <= 3 else {
      throw CommandFailure.usage(
        "hook prepare-commit-msg takes the file that holds the message, and what git gives besides")
    }
    // A template is there to be filled in; any other source has a message already.
    guard arguments.count == 1 || arguments[1] == "template" else { return }
    let place = try JudgedPlace(options, source: .index(changesOnly: true))
    let bytes = try PlainFile.bytes(of: file)
    guard try place.repository.editedMessage(bytes, path: file) == nil else { return }
    let base = try fromGit { () throws(GitError) -> Snapshot? in
      guard let head = try place.repository.head() else { return nil }
      return try place.repository.snapshot(of: head.id)
    }
    let documents = RepositoryDocuments(place.snapshot, settings: place.configuration.checks)
    let text = OfferedMessage(documents, since: base).text
    guard !text.isEmpty else { return }
    try PlainFile.replace(file, with: text + (bytes.first == .lineFeed ? [] : [.lineFeed]) + bytes)
  }
}
