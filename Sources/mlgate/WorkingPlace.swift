import ByteText
import GitRepository

/// The environment, captured once, and the absolute folder that the command works in.
func workingPlace(
  _ directory: String?
) throws(CommandFailure) -> (environment: GitEnvironment, folder: ByteString) {
  let environment: GitEnvironment
  do throws(GitError) {
    environment = try GitEnvironment.current()
  } catch {
    throw .couldNotWork(error.description)
  }
  guard let directory else { return (environment, environment.workingFolder) }
  return (environment, environment.absolute(ByteString(directory)))
}
