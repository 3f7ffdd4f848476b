import ByteText
import Foundation
import GitRepository
import RepositorySnapshot
import TestSupport
import Testing

/// Random histories read by us and by git's own program: the same files, contents, changes and names.
///
/// `MLGATE_DIFFERENTIAL_SEEDS=500 swift test --filter DifferentialTests` reads so many; `make
/// differential` does that.
@Suite struct DifferentialTests {
  private static let seedCount =
    ProcessInfo.processInfo.environment["MLGATE_DIFFERENTIAL_SEEDS"].flatMap { Int($0) } ?? 30

  /// Each history in a repository that libgit2 reads, and in one that needs git's own plumbing.
  @Test(arguments: 0..<seedCount) func sameAsGit(seed: Int) throws {
    for formats: [DifferentialRepository.Format] in [
      [.plain, .packed], [.splitIndex, .sparseIndex, .sha256],
    ] {
      let format = formats[seed % formats.count]
      let made = try DifferentialRepository(seed: seed, format: format)
      try made.expectSameIndex()
      try made.expectSameCommits()
      try made.expectSameReferences()
      try made.expectSameWorkTree()
    }
  }
}
