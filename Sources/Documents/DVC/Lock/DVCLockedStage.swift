public import ByteText

/// What dvc.lock records of a stage's last run.
public struct DVCLockedStage: Sendable {
  /// The name as the lock writes it, `train@a` of a template.
  public let name: ByteString
  /// The name's place.
  public let key: Node
  public let node: Node

  init?(_ entry: MappingEntry) {
    guard let name = entry.key.text else { return nil }
    self.name = name
    key = entry.key
    node = entry.value
  }

  public var command: Node? { node["cmd"] }
  /// Text or a list, as it is compared with the stage's.
  public var commandValue: PythonValue? { command.flatMap { PythonValue($0) } }
  public var dependencies: [DVCRecord] { records("deps") }
  public var outputs: [DVCRecord] { records("outs") }

  /// One for each parameter file, in the lock's order.
  public var parameters: [DVCLockedParameters] {
    (node.value(of: "params")?.entries ?? []).compactMap(DVCLockedParameters.init)
  }

  /// The record of the dependency that the stage names so; of several the last, as DVC has it.
  public func dependency(named text: ByteString) -> DVCRecord? {
    dependencies.last { $0.path?.text == text }
  }

  /// The record of the output that the stage names so; of several the last, as DVC has it.
  public func output(named text: ByteString) -> DVCRecord? {
    outputs.last { $0.path?.text == text }
  }

  /// The parameters of the file that the stage names so.
  public func parameters(ofFile text: ByteString) -> DVCLockedParameters? {
    parameters.last { $0.file == text }
  }

  private func records(_ key: ByteString) -> [DVCRecord] {
    (node.value(of: key)?.elements ?? []).map(DVCRecord.init)
  }
}
