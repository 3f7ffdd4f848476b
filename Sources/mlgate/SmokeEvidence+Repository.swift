import ByteText
import Configuration
import Documents
import GitRepository
import RepositorySnapshot
import SmokeTraining

extension JudgedPlace {
  /// The record that is committed in the snapshot; nil where there is none.
  func committedRecord() throws(CommandFailure) -> SmokeRecord? {
    let path = configuration.smokeTraining.recordPath
    guard let bytes = try snapshot.file(at: path) else { return nil }
    do {
      return try SmokeRecord(bytes: bytes)
    } catch {
      throw .couldNotWork(
        "\(path.quoted): \(error); make it anew with 'mlgate smoke --record' and commit it")
    }
  }

  /// What the release before the snapshot left in git. A record that another version of mlgate wrote is
  /// none to compare with.
  func releaseEvidence() throws(CommandFailure) -> SmokeEvidence.Release? {
    let settings = configuration.smokeTraining
    guard let release = try releaseBefore() else { return nil }
    let files: Snapshot
    do throws(GitError) {
      files = try repository.snapshot(of: release.commit)
    } catch {
      throw .couldNotWork(error.description)
    }
    let record = try files.file(at: settings.recordPath)
    let predictions = settings.command.predictionsFile
    return SmokeEvidence.Release(
      name: release.name, record: record.flatMap { try? SmokeRecord(bytes: $0) },
      predictions: predictions.isEmpty ? nil : try files.file(at: predictions))
  }

  /// The newest `model-vX.Y.Z` that leads to the snapshot and is not its own commit.
  private func releaseBefore() throws(CommandFailure) -> GitTag? {
    let start = try repository.start(of: snapshot)
    let history = GitHistory(of: repository, from: start)
    let own: ObjectID? = if case .commit(let id, _) = snapshot.source { id } else { nil }
    let releases = try releases().filter { $0.tag.commit != own }
    return releases.sorted { $1.version.precedes($0.version) }.first { release in
      if case .ancestor = history.commit(named: ByteString(release.tag.commit.description)) {
        return true
      }
      return false
    }?.tag
  }

  private func releases() throws(CommandFailure) -> [(tag: GitTag, version: SemanticVersion)] {
    let tags: [GitTag]
    do throws(GitError) {
      tags = try repository.tags()
    } catch {
      throw .couldNotWork(error.description)
    }
    return tags.compactMap { tag in
      guard tag.name.hasPrefix("model-v"),
        let version = try? SemanticVersion(tag.name.dropFirst("model-v".utf8.count))
      else { return nil }
      return (tag, version)
    }
  }
}

extension Snapshot {
  /// The bytes of a file; nil where there is none.
  fileprivate func file(at path: ByteString) throws(CommandFailure) -> [UInt8]? {
    guard let entry = entry(at: RepositoryPath(path)) else { return nil }
    guard entry.mode.isFile else {
      throw .usage("\(path.quoted) must be a file, not a link or submodule")
    }
    do throws(UnreadableBlob) {
      return try blobs.bytes(of: entry, limit: DocumentLimits().bytes)
    } catch {
      throw .couldNotWork("cannot read \(path.quoted): \(error.reason)")
    }
  }
}
