import GitRepository

/// What `body` reads from git; what could not be read ends the command with exit 3.
func fromGit<Value>(
  _ body: () throws(GitError) -> Value
) throws(CommandFailure) -> Value {
  do throws(GitError) {
    return try body()
  } catch {
    throw .couldNotWork(error.description)
  }
}
