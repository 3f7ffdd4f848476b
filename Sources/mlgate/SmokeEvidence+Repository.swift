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

  /// What the release before the snapshot left in git.
  func releaseEvidence() throws(CommandFailure) -> SmokeEvidence.Release? {
    switch try releaseBefore() {
    case nil: return nil
    case .unknown(let tag, let reason): return SmokeEvidence.Release(name: tag.name, doubt: reason)
    case .found(let tag): return try evidence(of: tag)
    }
  }

  /// A record that another version of mlgate wrote is none to compare with.
  private func evidence(of tag: GitTag) throws(CommandFailure) -> SmokeEvidence.Release {
    let settings = configuration.smokeTraining
    let files: Snapshot
    do throws(GitError) {
      files = try repository.snapshot(of: tag.commit)
    } catch {
      throw .couldNotWork(error.description)
    }
    let record = try files.file(at: settings.recordPath)
    let predictions = settings.command.predictionsFile
    return SmokeEvidence.Release(
      name: tag.name, record: record.flatMap { try? SmokeRecord(bytes: $0) },
      predictions: predictions.isEmpty
        ? nil : try files.file(at: predictions, limit: MetricsFile.predictionsLimit))
  }

  private enum ReleaseBefore {
    case found(GitTag)
    /// The history here does not reach far enough to tell whether the release leads here.
    case unknown(GitTag, reason: String)
  }

  /// The newest `model-vX.Y.Z` that leads to the snapshot and is not its own commit.
  private func releaseBefore() throws(CommandFailure) -> ReleaseBefore? {
    let start = try repository.start(of: snapshot)
    let history = GitHistory(of: repository, from: start)
    let own: ObjectID? = if case .commit(let id, _) = snapshot.source { id } else { nil }
    var unknown: ReleaseBefore?
    for (tag, _) in try releases().sorted(by: { $1.version.precedes($0.version) })
    where tag.commit != own {
      switch history.commit(named: ByteString(tag.commit.description)) {
      case .ancestor: return .found(tag)
      case .unverifiable(let reason): unknown = unknown ?? .unknown(tag, reason: reason)
      case .unrelated, .unknown: continue
      }
    }
    return unknown
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
  fileprivate func file(
    at path: ByteString, limit: Int = DocumentLimits().bytes
  ) throws(CommandFailure) -> [UInt8]? {
    guard let entry = entry(at: RepositoryPath(path)) else { return nil }
    guard entry.mode.isFile else {
      throw .usage("\(path.quoted) must be a file, not a link or submodule")
    }
    do throws(UnreadableBlob) {
      return try blobs.bytes(of: entry, limit: limit)
    } catch {
      throw .couldNotWork("cannot read \(path.quoted): \(error.reason)")
    }
  }
}
