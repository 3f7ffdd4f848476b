import ByteText
import CLibgit2

/// The library's start and settings, and the way from its status codes to typed errors.
enum Libgit2 {
  /// Starts the library once for the process, at the first use. It is never shut down: other threads
  /// may still hold objects, and the process ends soon.
  static func start() throws(GitError) {
    if let error = startError { throw error }
  }

  private static let startError: GitError? = {
    do throws(GitError) {
      try configure()
      return nil
    } catch {
      return error
    }
  }()

  private static func configure() throws(GitError) {
    let doing = "cannot start libgit2"
    try check(git_libgit2_init(), doing)
    // An unreadable HOME makes the open fail, and a user's configuration could change what is judged.
    for level in [
      GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
      GIT_CONFIG_LEVEL_GLOBAL,
    ] {
      try check(unsafe mlgate_git_set_search_path(level.rawValue, ""), doing)
    }
    // Trust is decided by `RepositoryTrust`, with git's rules: 1.5 ignores `safe.directory = *`, and
    // with the search paths empty it would find no trusted folder at all.
    try check(mlgate_git_set_owner_validation(0), doing)
    try check(mlgate_git_set_window_limits(512 << 20, 128), doing)
    try check(mlgate_git_set_cache_limit(64 << 20), doing)
    try check(mlgate_git_set_strict_hash_verification(1), doing)
  }

  /// Throws where `status` is an error; `doing` begins the sentence: "cannot read …".
  static func check(
    _ status: Int32, _ doing: @autoclosure () -> String
  ) throws(GitError) {
    // The message belongs to this thread's last call, so it is read before anything else.
    if status < 0 { throw failure(doing(), reason: lastMessage()) }
  }

  /// Whether something was found; throws on every other error.
  static func found(
    _ status: Int32, _ doing: @autoclosure () -> String
  ) throws(GitError) -> Bool {
    if status == GIT_ENOTFOUND.rawValue { return false }
    try check(status, doing())
    return true
  }

  /// What libgit2 said about the call just made on this thread.
  static func lastMessage() -> String {
    guard let error = unsafe git_error_last(), let message = unsafe error.pointee.message else {
      return "libgit2 gives no reason"
    }
    return visibleText(unsafe ByteString(cString: message).bytes)
  }

  private static func failure(_ doing: String, reason: String) -> GitError {
    if ByteString(reason).bytes.contains("unsupported extension") {
      return GitError(
        .unsupported,
        "\(doing): \(reason); mlgate reads SHA-1 repositories with files for refs, so clone without that extension"
      )
    }
    return GitError(.unreadable, "\(doing): \(reason); run 'git fsck' to see what is broken")
  }
}
