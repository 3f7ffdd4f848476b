import ByteText
import GitRepository
import RepositorySnapshot

/// Makes annotated tags by git's own program, so that they are signed as git is configured.
///
/// A tag that is there is never moved: git refuses, and nothing here asks it to.
struct TagWriter {
  private let git: GitProgram

  init(_ repository: GitRepository) {
    var values: [ByteString: ByteString] = [:]
    for name in Self.variables {
      let value = variable(name)
      if !value.isEmpty { values[ByteString(name)] = value }
    }
    git = GitProgram(
      gitDirectory: repository.gitDirectory, workTree: nil, environment: repository.environment,
      setting: values)
  }

  /// Who tags, and what the programs that sign need to find their keys and to ask for a passphrase.
  private static let variables = [
    "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE", "EMAIL", "USER", "LOGNAME",
    "GNUPGHOME", "GPG_TTY", "GPG_AGENT_INFO", "SSH_AUTH_SOCK", "SSH_ASKPASS", "DISPLAY",
    "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS",
  ]

  func tag(
    _ name: ByteString, _ commit: ObjectID, message: String
  ) throws(CommandFailure) {
    let output: GitProgram.Output
    do throws(GitError) {
      output = try git.run(
        [
          "tag", "--annotate", "--cleanup=verbatim", "--file=-", "--", name,
          ByteString(commit.description),
        ], input: Array(message.utf8), limit: 1 << 16)
    } catch {
      throw .couldNotWork(error.description)
    }
    guard output.exitCode == 0 else {
      throw .couldNotWork(
        "git made no tag \(name.quoted): \(output.complaint?.description ?? "it gave no reason")")
    }
  }
}
