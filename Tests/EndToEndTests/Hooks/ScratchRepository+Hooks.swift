import Foundation
import TestSupport
import Testing

extension ScratchRepository {
  /// Where the hooks lie: `.git/hooks`, or `hooks` of a bare repository.
  private var hookFolder: URL {
    let folder = self.folder.appending(path: ".git")
    return (FileManager.default.fileExists(atPath: folder.path) ? folder : self.folder)
      .appending(path: "hooks")
  }

  /// Lets git call `mlgate hook NAME`.
  ///
  /// The hook writes down every byte of the repository before and after: see `expectUntouched`.
  ///
  /// - Parameters:
  ///   - before: lines of `sh` that the hook runs first.
  ///   - line: what the hook runs in place of mlgate.
  func install(_ names: String..., before: String = "", running line: String? = nil) throws {
    try FileManager.default.createDirectory(at: hookFolder, withIntermediateDirectories: true)
    for name in names {
      let file = hookFolder.appending(path: name)
      let script = """
        #!/bin/sh
        state() {
          find "$(git rev-parse --absolute-git-dir)" "$(git rev-parse --git-common-dir)" \
            "$(git rev-parse --show-toplevel 2>/dev/null || pwd)" -type f -print0 | sort -zu |
            xargs -0 sha256sum
        }
        \(before)
        state >'\(container.path)/before'
        \(line ?? "mlgate hook \(name) \"$@\"")
        code=$?
        state >'\(container.path)/after'
        exit $code

        """
      try Data(script.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
  }

  /// Whether the last hook left the index, refs, objects, unstaged work and everything else as it was.
  func expectUntouched(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = try String(contentsOf: container.appending(path: "before"), encoding: .utf8)
    let after = try String(contentsOf: container.appending(path: "after"), encoding: .utf8)
    #expect(before.contains("/HEAD\n"), sourceLocation: sourceLocation)
    #expect(before == after, sourceLocation: sourceLocation)
  }

  /// A requirements file that passes, or one that REQ001 refuses.
  func writeRequirements(_ folder: String = "", good: Bool, package: String = "numpy") throws {
    let name = folder.isEmpty ? "requirements.txt" : "\(folder)/requirements.txt"
    try write(name, good ? "\(package)==2.1.0\n" : "\(package)\n")
  }
}
