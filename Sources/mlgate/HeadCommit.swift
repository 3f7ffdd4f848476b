import ByteText
import GitRepository
import RepositorySnapshot

/// The commit at HEAD of the repository around the working folder, in 40 digits; nil where there is no
/// repository or no commit yet.
func headCommit() throws(CommandFailure) -> String? {
  do throws(GitError) {
    let environment = try GitEnvironment.current()
    let repository = try GitRepository(at: environment.workingFolder, environment: environment)
    return try repository.head()?.id.description
  } catch {
    if error.kind == .notARepository { return nil }
    throw .couldNotWork("\(error); give --no-git-commit to train without it")
  }
}
