public import Foundation

/// A repository of its own in a temporary folder, made by the real `git`; removed with the value.
///
/// Nothing of the machine shows through: HOME lies in the temporary folder, system configuration is
/// off, and author, committer and dates are fixed, so the same steps give the same commit ids.
public final class ScratchRepository: Sendable {
  /// The temporary folder that holds everything, HOME included.
  public let container: URL
  /// The top of the work tree; the git directory itself where the repository is bare.
  public let folder: URL

  /// Seconds since 1970 of every commit: 2026-01-01T00:00:00Z.
  public static let time = 1_767_225_600

  /// `git init`, with the first branch `main`.
  public convenience init(bare: Bool = false, objectFormat: String = "sha1") throws {
    try self.init(named: "repository")
    try git(
      ["init", "--quiet", "--initial-branch=main", "--object-format=\(objectFormat)"]
        + (bare ? ["--bare"] : []))
  }

  /// `git clone` of `origin` through its `file://` address, so that `--depth` and `--filter` count.
  public convenience init(cloning origin: ScratchRepository, _ options: String...) throws {
    try self.init(named: "clone")
    try git(["clone", "--quiet"] + options + ["file://\(origin.folder.path)", "."])
  }

  private init(named name: String) throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    container = temporary.appending(path: "mlgate-\(UUID().uuidString)")
    folder = container.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  deinit {
    // A folder left behind in the temporary folder is no reason to fail a test.
    try? FileManager.default.removeItem(at: container)
  }

  /// The HOME of every git command here.
  public var home: URL { container.appending(path: "home") }

  /// The variables that every git command here gets, and nothing else.
  public var environment: [String: String] {
    let date = "\(Self.time) +0000"
    return [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home.path, "LC_ALL": "C", "TZ": "UTC",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
      "GIT_AUTHOR_NAME": "Author", "GIT_AUTHOR_EMAIL": "author@example.com",
      "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_NAME": "Committer", "GIT_COMMITTER_EMAIL": "committer@example.com",
      "GIT_COMMITTER_DATE": date,
      // No background process may outlive a command, or the folder could not be removed.
      "GIT_CONFIG_COUNT": "3",
      "GIT_CONFIG_KEY_0": "gc.auto", "GIT_CONFIG_VALUE_0": "0",
      "GIT_CONFIG_KEY_1": "maintenance.auto", "GIT_CONFIG_VALUE_1": "false",
      "GIT_CONFIG_KEY_2": "protocol.file.allow", "GIT_CONFIG_VALUE_2": "always",
    ]
  }

  /// Runs `git` at the top of the work tree and returns its standard output without the last line
  /// feed; throws what git said where it did not end with 0.
  @discardableResult
  public func git(
    _ arguments: [String], input: [UInt8] = [], environment extra: [String: String] = [:]
  ) throws -> String {
    try run(
      "git", arguments, input: input, environment: environment.merging(extra) { $1 }, in: folder)
  }

  @discardableResult
  public func git(_ arguments: String...) throws -> String { try git(arguments) }

  /// Writes a file of the work tree, with the folders above it.
  public func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Array(text.utf8))
  }

  public func write(_ path: String, bytes: [UInt8]) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Stages everything and commits it; the new commit's id in 40 digits. `time`: seconds since 1970.
  @discardableResult
  public func commit(_ message: String = "Change", time: Int = ScratchRepository.time) throws
    -> String
  {
    let date = "\(time) +0000"
    try git("add", "--all")
    try git(
      ["commit", "--quiet", "--allow-empty", "--no-verify", "--message", message],
      environment: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
    return try git("rev-parse", "HEAD")
  }
}
