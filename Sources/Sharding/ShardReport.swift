public import ByteText
public import Checks
public import Findings

/// What one shard found out: with all others of its run it makes the report that one job would have made.
public struct ShardReport: Codable, Sendable {
  public let header: ShardHeader
  /// From 1.
  public let number: Int
  public let outcomes: [PartialOutcome]
  /// Of the whole snapshot; the first shard has it.
  public let frame: ShardFrame?
  /// Milliseconds of wall time, the only measured values: of the rules that compare files, of the others.
  public let acrossFilesMilliseconds: Int
  public let filesMilliseconds: Int
  /// What the shard's files weigh, in bytes.
  public let weight: Int

  public init(
    header: ShardHeader, number: Int, outcomes: [PartialOutcome], frame: ShardFrame?,
    acrossFilesMilliseconds: Int, filesMilliseconds: Int, weight: Int
  ) {
    (self.header, self.number) = (header, number)
    (self.outcomes, self.frame) = (outcomes, frame)
    self.acrossFilesMilliseconds = acrossFilesMilliseconds
    self.filesMilliseconds = filesMilliseconds
    self.weight = weight
  }
}

/// What a report says of the whole snapshot besides findings.
public struct ShardFrame: Codable, Sendable {
  public let checkedFiles: Int
  public let models: [ModelResult]
  public let experiments: ExperimentTable?
  public let lineages: [LineageGraph]
  /// Whether models, experiments and lineages were asked for.
  public let hasPage: Bool
  /// The known findings, as their file holds them.
  public let baseline: BaselineText?

  public struct BaselineText: Codable, Sendable {
    public let path: RepositoryPath
    public let text: ByteString

    public init(path: RepositoryPath, text: ByteString) {
      (self.path, self.text) = (path, text)
    }
  }

  /// - Parameters:
  ///   - report: of the whole snapshot; what it says of models, experiments and releases counts.
  ///   - hasPage: whether they were asked for.
  public init(_ report: Report, baseline: BaselineText?, hasPage: Bool) {
    self.hasPage = hasPage
    checkedFiles = report.checkedFiles
    (models, experiments, lineages) = (report.models, report.experiments, report.lineages)
    self.baseline = baseline
  }
}
