public import ByteText

/// A stage of a dvc.yaml with its templates filled in, as DVC runs it.
public struct DVCStage: Sendable {
  /// `train`, or `train@a` of a template.
  public let name: ByteString
  /// As DVC prints it: the name, after `sub/dvc.yaml:` unless the dvc.yaml lies at the project's top.
  public let address: ByteString
  /// The dvc.yaml.
  public let file: RepositoryPath
  /// The name's place, of all stages of a template the same.
  public let key: Node
  /// The folder in which it runs and that its paths are relative to; nil where it lies outside the repository.
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
  /// What the templates used, by the parameter file (from the project's folder) and then by the whole name.
  public let usedVariables: [ByteString: [ByteString: PythonValue]]

  /// Whether it has nothing to depend on and nothing to make: DVC runs it every time.
  public var isCallback: Bool {
    dependencies.isEmpty && parameters.isEmpty && outputs.isEmpty && command.value.isTruthy
  }
}

/// What a stage runs.
public struct DVCCommand: Sendable {
  /// A text or a list, as dvc.lock records it.
  public let value: PythonValue
  public let node: Node

  /// The commands in order, each a line for the shell.
  public var lines: [ByteString] {
    switch value {
    case .list(let list): list.map(\.pythonText)
    default: [value.pythonText]
    }
  }
}

/// The parameters of one file that a stage depends on.
public struct DVCParameterSelection: Sendable {
  public let file: DVCReference
  /// The names with their places, `train.lr` whole, repetitions kept; none where the whole file counts.
  public let names: [(text: ByteString, node: Node)]

  public var isWholeFile: Bool { names.isEmpty }
}

/// An output that a stage of dvc.yaml declares.
public struct DVCStageOutput: Sendable {
  public enum Kind: Hashable, Sendable {
    case output, metric, plot
  }

  public let reference: DVCReference
  public let kind: Kind
  /// What is written after the path; empty where only the path is.
  public let options: [ByteString: LocatedValue]

  /// False for `cache: false`: DVC records it and git keeps it.
  public var isCached: Bool { flag("cache") ?? true }
  /// Whether it is left in place when the stage runs again.
  public var isPersistent: Bool { flag("persist") ?? false }
  /// False for `push: false`.
  public var isPushed: Bool { flag("push") ?? true }
  /// The remote that this output alone is kept in.
  public var remote: LocatedValue? { options["remote"] }

  private func flag(_ key: ByteString) -> Bool? {
    if case .boolean(let value)? = options[key]?.value { value } else { nil }
  }
}
