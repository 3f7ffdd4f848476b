public import ByteText

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
