import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport

extension ScratchRepository {
  /// The environment of a program that git starts at `folder` below the top.
  func environment(
    in folder: String = "", _ extra: [String: String] = [:]
  ) -> GitEnvironment {
    let variables = environment.merging(extra) { $1 }
    return GitEnvironment(
      workingFolder: ByteString(self.folder.appending(path: folder).path),
      variables: Dictionary(
        uniqueKeysWithValues: variables.map { (ByteString($0), ByteString($1)) }))
  }

  /// Opens this repository as mlgate does when git starts it at `folder` below the top.
  func open(in folder: String = "", _ extra: [String: String] = [:]) throws -> GitRepository {
    try GitRepository(at: ".", environment: environment(in: folder, extra))
  }

  /// Every file below the container with its bytes, git's own ones included.
  func everyByte() throws -> [String: Data] {
    var bytes: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: container.path)?.compactMap { $0 as? String }
    for name in names ?? [] {
      let file = container.appending(path: name)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        bytes[name] = try Data(contentsOf: file)
      }
    }
    return bytes
  }
}

extension Snapshot {
  /// The paths as text.
  var paths: [String] { entries.map { $0.path.description } }

  /// The text of a file.
  func text(_ path: RepositoryPath) throws -> String? {
    guard let entry = entry(at: path) else { return nil }
    return String(decoding: try blobs.bytes(of: entry, limit: 1 << 20), as: UTF8.self)
  }

  /// The changed paths as sorted text.
  var changed: [String]? { changedPaths.map { $0.sorted().map(\.description) } }
}

/// The error that `body` throws as a `GitError`; nil where it throws none.
func gitError<Result>(_ body: () throws -> Result) -> GitError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? GitError
  }
}
