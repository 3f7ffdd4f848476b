import ByteText
import JobRunner

/// Where this program lies, as the user calls it: a link that a package manager moves stays a link.
enum OwnProgram {
  /// The absolute path; nil where the name it was started by leads nowhere. To be asked before any change of folder.
  static func path(startedIn folder: ByteString) -> ByteString? {
    guard let name = CommandLine.arguments.first.map({ ByteString($0) }), !name.isEmpty else {
      return nil
    }
    let search = ChildEnvironment.ofThisProcess()["PATH"] ?? "/usr/bin:/bin"
    let folders = search.split(separator: .ascii(":"), omittingEmptySubsequences: false)
    let candidates =
      name.contains(.ascii("/"))
      ? [name] : folders.map { ByteString(Array($0) + [.ascii("/")] + name.bytes) }
    return candidates.map { absolute($0, folder) }
      .first { HookFile($0).kind == .file(isExecutable: true) }
  }

  private static func absolute(_ path: ByteString, _ folder: ByteString) -> ByteString {
    path.first == .ascii("/") ? path : ByteString(folder.bytes + [.ascii("/")] + path.bytes)
  }
}
