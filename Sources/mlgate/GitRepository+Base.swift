import ByteText
import GitRepository
import RepositorySnapshot

extension GitRepository {
  /// The commit that something is compared with. One that is not here leaves the question open: exit 3.
  func base(named name: ByteString) throws(CommandFailure) -> CommitSummary {
    do throws(GitError) {
      return try commit(named: name)
    } catch {
      guard error.kind == .unknownRevision else { throw .couldNotWork(error.description) }
      throw .couldNotWork(
        "\(error.description); what is new since then cannot be told without it, so fetch it, or the "
          + "whole history ('git fetch --unshallow', 'fetch-depth: 0')")
    }
  }
}
