import Foundation
import TestSupport
import Testing

/// The folder in which the build left `mlgate`.
private let products = URL(filePath: builtProgram("mlgate")).deletingLastPathComponent()

/// The hook scripts that users install.
let hooks = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../hooks").standardizedFileURL

extension ScratchRepository {
  /// A repository whose one commit holds one good file.
  static func clean() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy==2.1.0\n")
    try repository.commit()
    return repository
  }

  /// Runs a line of `sh` at the top of the work tree, with the built `mlgate` on the PATH.
  ///
  /// What it wrote is returned with `<scratch>` for the temporary folder.
  func sh(_ line: String, _ extra: [String: String] = [:]) throws -> Outcome {
    let path = "\(products.path):\(environment["PATH"] ?? "")"
    let outcome = try Outcome(
      of: "sh", ["-c", line],
      environment: environment.merging(["PATH": path]) { $1 }.merging(extra) { $1 }, in: folder)
    return Outcome(
      outcome.exitCode, output: withoutPlace(outcome.output), errors: withoutPlace(outcome.errors))
  }

  /// Runs a line of `sh` and compares everything that it leaves behind.
  func expect(
    _ line: String, _ expected: Outcome, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try sh(line)
    #expect(outcome == expected, "\(line)", sourceLocation: sourceLocation)
  }

  private func withoutPlace(_ text: String) -> String {
    text.replacing(container.path, with: "<scratch>")
  }

  /// Installs the real hook scripts.
  func installHooks() throws {
    for name in ["pre-commit", "pre-push"] {
      try FileManager.default.copyItem(
        at: hooks.appending(path: name), to: folder.appending(path: ".git/hooks/\(name)"))
    }
  }
}

extension Outcome {
  /// Records what the program said where it did not end with 0.
  func expectPassed(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(exitCode == 0, "\(self)", sourceLocation: sourceLocation)
  }
}
