public import ByteText

/// A stage of a dvc.yaml with its templates filled in, as DVC runs it.
public struct DVCStage: Sendable {
  /// `train`, or `train@a` of a template.
  public let name: ByteString
  /// As DVC prints it: the name, after `sub/dvc.yaml:` unless the dvc.yaml lies at the project's
  /// top.
  public let address: ByteString
  /// The dvc.yaml.
  public let file: RepositoryPath
  /// The name's place, of all stages of a template the same.
  public let key: Node
  /// The folder in which it runs and that its paths are relative to; nil where it lies outside the
  /// repository.
  public let workingFolder: RepositoryPath?
  /// The written `wdir`; nil where there is none.
  public let workingFolderNode: Node?
  public let command: DVCCommand
  public let dependencies: [DVCReference]
  /// One for each parameter file, in DVC's order.
  public let parameters: [DVCParameterSelection]
  /// Outputs, then metrics, then plots, as DVC orders them.
  public let outputs: [DVCStageOutput]
  /// Whether its dependencies are left alone.
  public let isFrozen: Bool
  public let isAlwaysChanged: Bool
  public let description: ByteString?
  /// What the templates used, by the parameter file (from the project's folder) and then by the
  /// whole name.
  public let usedVariables: [ByteString: [ByteString: PythonValue]]

  /// Whether it has nothing to depend on and nothing to make: DVC runs it every time.
  public var isCallback: Bool {
    dependencies.isEmpty && parameters.isEmpty && outputs.isEmpty && command.value.isTruthy
  }
}
