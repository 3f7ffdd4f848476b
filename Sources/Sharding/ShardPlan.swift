public import ByteText
public import Documents
public import RepositorySnapshot

/// Which part of a snapshot's judgement each shard makes: a pure function of the snapshot, the number of shards
/// and the costs, so that jobs that know nothing of each other agree.
///
/// The first shard compares files with each other, and has as many files less. The files follow each other by
/// path, so that every shard reads neighbours.
public struct ShardPlan: Sendable {
  /// The files of each shard, sorted by path; none is in two.
  public let shares: [[SnapshotEntry]]
  /// What the files of each shard weigh, in bytes.
  public let weights: [Int]
  /// The same of the rules that compare files, which the first shard runs.
  public let acrossFilesWeight: Int

  /// - Parameters:
  ///   - count: how many shards; at least one.
  ///   - costs: nil where none are recorded.
  public init(
    _ snapshot: Snapshot, _ layout: FileLayout, count: Int, costs: ShardCosts? = nil
  ) {
    let weighed = snapshot.entries.map { ($0, weight(of: $0, snapshot.blobs, layout)) }
    let total = Double(weighed.reduce(0) { $0 + $1.1 })
    let across = costs?.acrossFilesWeight ?? total * Self.usualShareAcrossFiles
    let share = FairShare(of: total, besides: across, among: count)
    var shares = [[SnapshotEntry]](repeating: [], count: count)
    var weights = [Int](repeating: 0, count: count)
    var sum = 0.0
    for (entry, weight) in weighed {
      let place = share.shard(at: sum + Double(weight) / 2)
      shares[place].append(entry)
      weights[place] += weight
      sum += Double(weight)
    }
    (self.shares, self.weights) = (shares, weights)
    acrossFilesWeight = Int(min(across, 1e15))
  }

  /// What the rules that compare files cost beside those that judge each: measured on a repository of 50,000
  /// files, 20,000 experiments among them.
  private static let usualShareAcrossFiles = 0.65

  /// The snapshot as the files of a shard need it: with what holds for them beside.
  public func snapshot(of shard: ShardNumber, in whole: Snapshot) -> Snapshot {
    let files = Set(paths(of: shard))
    return Snapshot(
      source: whole.source,
      sortedEntries: whole.entries.filter { files.contains($0.path) || $0.holdsForOthers },
      blobs: whole.blobs)
  }

  public func paths(of shard: ShardNumber) -> [RepositoryPath] {
    shares[shard.number - 1].map(\.path)
  }
}

/// Where the files of one shard end and those of the next begin, in bytes of files.
private struct FairShare {
  private let count: Int
  /// Of the first shard, which has other work besides.
  private let first: Double
  /// Of each other one.
  private let rest: Double

  init(of total: Double, besides across: Double, among count: Int) {
    self.count = count
    let even = (total + across) / Double(count)
    first = count == 1 ? total : min(total, max(0, even - across))
    rest = max(1, (total - first) / Double(max(1, count - 1)))
  }

  /// The place of the shard that has the file whose middle is here.
  func shard(at middle: Double) -> Int {
    count == 1 || middle < first ? 0 : min(count - 1, 1 + Int((middle - first) / rest))
  }
}

/// The size of a file that is read; of any other as much as it costs to ask for its size.
private func weight(
  of entry: SnapshotEntry, _ blobs: any BlobReader, _ layout: FileLayout
) -> Int {
  guard entry.mode.isFile, layout.kind(of: entry.path) != nil,
    let size = try? blobs.size(of: entry)
  else { return 64 }
  return min(max(256, size), DocumentLimits().bytes)
}

extension SnapshotEntry {
  /// Attributes hold for other files, and an `MLmodel` says that those beside it are MLflow's.
  fileprivate var holdsForOthers: Bool {
    path.fileName == ".gitattributes" || path.fileName == "MLmodel"
  }
}
