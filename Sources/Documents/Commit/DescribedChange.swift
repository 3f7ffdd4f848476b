public import ByteText
import RepositorySnapshot

/// A commit's message, and the change that it speaks of.
public struct DescribedChange: Sendable {
  public let message: CommitMessage
  /// The files as the commit has them; `changedPaths` of its snapshot are what the commit touches.
  public let documents: RepositoryDocuments

  public init(_ message: CommitMessage, _ documents: RepositoryDocuments) {
    self.message = message
    self.documents = documents
  }

  public var settings: MessageSettings { documents.settings.messages }

  /// The subject where it has the conventional form.
  public var subject: ConventionalSubject? { ConventionalSubject(message.subject) }

  /// The paths that the commit touches, sorted; nil where nobody knows.
  public var touchedPaths: [RepositoryPath]? { documents.snapshot.changedPaths?.sorted() }
}
