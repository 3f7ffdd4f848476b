import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds a command's program as execvp(3) does, but in the command's own PATH and working directory.
struct ProgramLookup {
  private let command: Command

  /// Throws where the command holds what no program can be handed.
  init(_ command: Command) throws(CommandFault) {
    for text in command.arguments + [command.workingDirectory] where text.contains(0) {
      throw .unusableArgument(text)
    }
    if let name = command.environment.unusableEntry { throw .unusableArgument(name) }
    guard kind(of: command.workingDirectory) == S_IFDIR else {
      throw .missingWorkingDirectory(command.workingDirectory)
    }
    self.command = command
  }

  /// The absolute path of the program.
  func program() throws(CommandFault) -> ByteString {
    guard let name = command.arguments.first, !name.isEmpty else { throw .missingProgram("") }
    let isPath = name.contains(.ascii("/"))
    let candidates = isPath ? [absolute(name)] : searchPath.map { joined(absolute($0), name) }
    var isPresent = false
    for candidate in candidates {
      guard let kind = kind(of: candidate) else { continue }
      if kind == S_IFREG, unsafe access(candidate.cString, X_OK) == 0 { return candidate }
      isPresent = true
    }
    throw isPresent ? .notExecutable(name) : .missingProgram(name)
  }

  /// The folders of PATH, an empty one standing for the working directory.
  private var searchPath: [ByteString] {
    let path = command.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: .ascii(":"), omittingEmptySubsequences: false)
      .map { ByteString($0) }
  }

  private func absolute(_ path: ByteString) -> ByteString {
    path.first == .ascii("/") ? path : joined(command.workingDirectory, path)
  }

  private func joined(_ folder: ByteString, _ name: ByteString) -> ByteString {
    if name.isEmpty { return folder }
    return ByteString(folder.bytes + [.ascii("/")] + name.bytes)
  }
}

/// The type bits of what `path` leads to; nil where it leads nowhere.
private func kind(of path: ByteString) -> mode_t? {
  var status = stat()
  guard unsafe stat(path.cString, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT
}
