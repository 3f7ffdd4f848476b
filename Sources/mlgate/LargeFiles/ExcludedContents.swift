import ByteText
import Findings
import GitRepository

/// The paths whose contents this clone was told not to fetch: `lfs.fetchexclude`, patterns as in
/// `.gitignore` with commas between them.
///
/// Only git's configuration counts, never a committed `.lfsconfig`: a judged file cannot excuse itself.
struct ExcludedContents {
  private let patterns: [Glob]

  init(_ repository: GitRepository) throws(CommandFailure) {
    let value = try fromGit { () throws(GitError) in
      try repository.setting("lfs.fetchexclude")
    }
    patterns = (value ?? "").bytes.split(separator: .ascii(",")).map { ByteString($0.trimmed) }
      .filter { !$0.isEmpty }.map { Glob($0) }
  }

  /// Whether the content of the file at `path` may be missing.
  func cover(_ path: RepositoryPath) -> Bool { patterns.contains { $0.covers(path) } }

  /// Those among `paths` of which nothing was asked.
  func skipped(_ paths: [RepositoryPath]) -> [SkippedCheck] {
    paths.filter { cover($0) }
      .map { SkippedCheck(name: "LFS008", path: $0, reason: "excluded by lfs.fetchexclude") }
  }
}
