import Foundation
import TestSupport

extension ScratchRepository {
  /// Writes an executable `sh` script below the container; its path.
  @discardableResult
  func script(_ path: String, _ lines: String, mode: Int = 0o755) throws -> String {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }

  /// A program in place of mlgate that writes down how it was called and what it read.
  func recorder(exitCode: Int = 0) throws -> String {
    try script(
      "../tools/recorder",
      "{ echo \"mlgate: $*\"; case $2 in pre-push) cat ;; esac; } >>'\(container.path)/calls'\n"
        + "exit \(exitCode)")
  }

  /// What the recorder and other hooks wrote down.
  func calls() throws -> String {
    try String(contentsOf: container.appending(path: "calls"), encoding: .utf8)
  }

  /// The names, modes, link targets and bytes of a hooks folder, samples left out.
  func hookState(_ folder: String = ".git/hooks") throws -> String {
    try sh(
      """
      cd '\(folder)' && for file in *; do case $file in *.sample) continue ;; esac
      stat -c '%A %n %N' "$file"; sha256sum "$file" 2>/dev/null; done; true
      """
    ).output
  }
}
