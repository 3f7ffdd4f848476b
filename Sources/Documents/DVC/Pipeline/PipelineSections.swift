/// What a dvc.yaml holds besides stages.
public struct PipelineSections: Sendable {
  /// In the file's order.
  public internal(set) var artifacts: [DVCArtifact] = []
  /// Metric files, relative to the folder of dvc.yaml.
  public internal(set) var metrics: [DVCReference] = []
  /// Parameter files.
  public internal(set) var parameters: [DVCReference] = []
  /// A path, or a name with its options.
  public internal(set) var plots: [LocatedValue] = []
  public internal(set) var datasets: [LocatedValue] = []
}
