import ByteText

/// Where the command's files are: paths of the configuration, seen from the top of the work tree and
/// never outside it.
struct CommandPaths {
  let workTree: ByteString

  /// The path without `.` and `..`, still seen from the top.
  func inside(_ path: ByteString, key: String) throws(CommandPathFault) -> ByteString {
    guard path.first != .ascii("/"), let inside = RepositoryPath("").resolving(path) else {
      throw CommandPathFault(key: key, path: path)
    }
    return inside.bytes.isEmpty ? "." : inside.bytes
  }

  /// The path from the root of the file system.
  func absolute(_ path: ByteString, key: String) throws(CommandPathFault) -> ByteString {
    ByteString(workTree.bytes + [.ascii("/")] + (try inside(path, key: key)).bytes)
  }
}

/// A path of the configuration that leads out of the work tree.
struct CommandPathFault: Error, CustomStringConvertible {
  let key: String
  let path: ByteString

  var description: String {
    "'smoke_train.\(key)' names \(path.quoted), which lies outside the repository"
  }
}
