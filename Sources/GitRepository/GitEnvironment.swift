public import ByteText
import JobRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The working folder and the variables that git would obey, captured once when the program starts.
///
/// A hook gets relative paths (`GIT_INDEX_FILE=.git/index`), which mean nothing after a change of
/// folder; every path here is therefore made absolute at once.
public struct GitEnvironment: Sendable {
  /// Absolute.
  public let workingFolder: ByteString
  private let variables: [ByteString: ByteString]

  /// - Parameter variables: those that are set; others than `names` are left out.
  public init(workingFolder: ByteString, variables: [ByteString: ByteString]) {
    self.workingFolder = workingFolder
    self.variables = variables.filter { isForGit($0.key) }
  }

  /// The variables for git's own program, their paths absolute.
  var variablesForGit: [ByteString: ByteString] {
    var variables = variables
    for name: StaticString in [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_QUARANTINE_PATH",
      "GIT_SHALLOW_FILE", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
    ] {
      if let path = path(name) { variables[ByteString(stringLiteral: name)] = path }
    }
    if let folders = value("GIT_ALTERNATE_OBJECT_DIRECTORIES") {
      let absolute = folders.bytes.split(separator: .ascii(":")).map { folder in
        // git reads a quoted entry by other rules; it is absolute wherever git wrote it.
        folder.first == .ascii("\"") ? Array(folder) : self.absolute(ByteString(folder)).bytes
      }
      variables["GIT_ALTERNATE_OBJECT_DIRECTORIES"] =
        ByteString(absolute.joined(separator: [.ascii(":")]))
    }
    return variables
  }

  /// The environment of this process.
  public static func current() throws(GitError) -> GitEnvironment {
    guard let folder = unsafe getcwd(nil, 0) else {
      throw GitError(
        .unreadable, "the current folder no longer exists; change to a folder that does")
    }
    defer { unsafe free(folder) }
    return GitEnvironment(
      workingFolder: unsafe ByteString(cString: folder), variables: ChildEnvironment.ofThisProcess()
    )
  }

  /// The value of a variable; nil where it is unset or empty.
  func value(_ name: StaticString) -> ByteString? {
    guard let value = variables[ByteString(stringLiteral: name)], !value.isEmpty else { return nil }
    return value
  }

  /// The value of a variable, which may be empty.
  func variable(_ name: ByteString) -> ByteString? { variables[name] }

  /// The value of a variable that holds a path, made absolute.
  func path(_ name: StaticString) -> ByteString? {
    value(name).map { absolute($0) }
  }

  /// `path` seen from the working folder.
  public func absolute(_ path: ByteString) -> ByteString {
    if path == "." { return workingFolder }
    return path.first == .ascii("/") ? path : workingFolder.appendingPath(path)
  }

  /// `$XDG_CONFIG_HOME/git/NAME`, or `~/.config/git/NAME`; nil without a home.
  func userFile(_ name: ByteString) -> ByteString? {
    if let folder = path("XDG_CONFIG_HOME") {
      return folder.appendingPath("git").appendingPath(name)
    }
    return path("HOME")?.appendingPath(".config/git").appendingPath(name)
  }

  /// The configuration files outside a repository, least precedence first.
  var configurationFiles: [ByteString] {
    let system = path("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig"
    let systemFiles = value("GIT_CONFIG_NOSYSTEM").map { !isTrue($0) } ?? true ? [system] : []
    if let global = path("GIT_CONFIG_GLOBAL") { return systemFiles + [global] }
    return systemFiles
      + [userFile("config"), path("HOME")?.appendingPath(".gitconfig")].compactMap { $0 }
  }

  private func isTrue(_ value: ByteString) -> Bool {
    ["1", "true", "yes", "on"].contains(value.lowercasedASCII)
  }
}

/// The variables that git, and mlgate for it, obeys.
private let names: Set<ByteString> = [
  "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES",
  "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_CONFIG_NOSYSTEM",
  "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
  "GIT_DEFAULT_HASH", "GIT_EXEC_PATH", "HOME", "XDG_CONFIG_HOME", "SUDO_UID", "PATH", "TMPDIR",
  "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
]

private func isForGit(_ name: ByteString) -> Bool {
  names.contains(name) || name.hasPrefix("GIT_CONFIG_KEY_") || name.hasPrefix("GIT_CONFIG_VALUE_")
}

extension ByteString {
  /// Without slashes at the end; the root stays as it is.
  var withoutTrailingSlash: ByteString {
    guard let last = bytes.lastIndex(where: { $0 != .ascii("/") }) else {
      return bytes.isEmpty ? self : "/"
    }
    return ByteString(bytes[...last])
  }
}
