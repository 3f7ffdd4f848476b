public import ByteText

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

  /// - Parameter variables: those that are set; an empty value counts as not set, as git has it.
  public init(workingFolder: ByteString, variables: [ByteString: ByteString]) {
    self.workingFolder = workingFolder
    self.variables = variables.filter { !$0.value.isEmpty }
  }

  /// The names that `current()` looks at.
  static let names: [StaticString] = [
    "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "HOME", "XDG_CONFIG_HOME", "SUDO_UID",
  ]

  /// The environment of this process.
  public static func current() throws(GitError) -> GitEnvironment {
    guard let folder = unsafe getcwd(nil, 0) else {
      throw GitError(
        .unreadable, "the current folder no longer exists; change to a folder that does")
    }
    defer { unsafe free(folder) }
    var variables: [ByteString: ByteString] = [:]
    for name in names {
      let name = ByteString(stringLiteral: name)
      variables[name] = unsafe name.withCString { name in
        unsafe getenv(name).map { unsafe ByteString(cString: $0) }
      }
    }
    return GitEnvironment(workingFolder: unsafe ByteString(cString: folder), variables: variables)
  }

  /// The value of a variable; nil where it is unset or empty.
  func value(_ name: StaticString) -> ByteString? {
    variables[ByteString(stringLiteral: name)]
  }

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

extension ByteString {
  /// This folder's path with `path` behind it.
  func appendingPath(_ path: ByteString) -> ByteString {
    last == .ascii("/")
      ? ByteString(bytes + path.bytes) : ByteString(bytes + [.ascii("/")] + path.bytes)
  }

  /// Without slashes at the end; the root stays as it is.
  var withoutTrailingSlash: ByteString {
    guard let last = bytes.lastIndex(where: { $0 != .ascii("/") }) else {
      return bytes.isEmpty ? self : "/"
    }
    return ByteString(bytes[...last])
  }
}
