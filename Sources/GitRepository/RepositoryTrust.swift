import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Throws unless git would trust the repository: its folders belong to this user (or to the one who
/// called sudo), or `safe.directory` in the user's or the system's configuration names it.
func requireTrust(
  in place: RepositoryPlace, environment: GitEnvironment
) throws(GitError) {
  let folders = [place.gitDirectory, place.workTree].compactMap { $0 }
  guard let named = folders.last else { return }
  let user = geteuid()
  let caller =
    user == 0 ? environment.value("SUDO_UID")?.decimalValue.map(UInt32.init(clamping:)) : nil
  let owners = folders.map { FileStatus(path: $0)?.owner }
  if owners.allSatisfy({ $0 == user || ($0 != nil && $0 == caller) }) { return }
  if try isSafe(named, environment: environment) { return }
  throw GitError(
    .untrustedOwner,
    "the repository \(named.quoted) belongs to another user; if you trust it, run "
      + "'git config --global --add safe.directory \(named)'")
}

/// git's reading of `safe.directory`: `*`, a folder, or `FOLDER/*`; an empty value forgets those
/// before it. Only configuration outside the repository counts, `git -c` included.
private func isSafe(
  _ folder: ByteString, environment: GitEnvironment
) throws(GitError) -> Bool {
  var values: [ByteString] = []
  for file in environment.configurationFiles where FileStatus(path: file) != nil {
    values += try Configuration(file: file).values(of: "safe.directory")
  }
  values += try environment.commandConfiguration().filter { $0.name == "safe.directory" }
    .map(\.value)
  var isSafe = false
  for value in values {
    if value.isEmpty { isSafe = false }
    if matches(value, folder, environment) { isSafe = true }
  }
  return isSafe
}

private func matches(
  _ value: ByteString, _ folder: ByteString, _ environment: GitEnvironment
) -> Bool {
  if value == "*" { return true }
  let path = environment.expandingHome(value)
  if path.hasSuffix("/*") { return folder.starts(with: path.dropLast()) }
  return path.withoutTrailingSlash == folder
}

extension GitEnvironment {
  /// `~/PATH` as a path in the user's home; anything else unchanged.
  func expandingHome(_ path: ByteString) -> ByteString {
    guard path.hasPrefix("~/"), let home = self.path("HOME") else { return path }
    return home.appendingPath(ByteString(path.dropFirst(2)))
  }
}
