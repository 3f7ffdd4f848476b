public import ByteText
import Documents
public import RepositorySnapshot

/// One tag of GTO's that moved a model into a stage or out of one.
public struct StageEvent: Hashable, Sendable {
  public let tag: ByteString
  public let model: ByteString
  public let stage: ByteString
  /// Whether the model left the stage.
  public let isLeaving: Bool
  /// Nil in tags without a number, which GTO's users write by hand.
  public let counter: ByteString?
  public let commit: ObjectID
  /// Seconds since 1970.
  public let time: Int

  /// Nil for a tag that concerns no stage.
  public init?(tag: ByteString, commit: ObjectID, time: Int) {
    guard let registry = RegistryTag(tag) else { return nil }
    switch registry.action {
    case .assign(let stage): (self.stage, isLeaving) = (stage, false)
    case .unassign(let stage): (self.stage, isLeaving) = (stage, true)
    default: return nil
    }
    (self.tag, model, counter) = (tag, registry.model, registry.counter)
    (self.commit, self.time) = (commit, time)
  }

  /// By time, then by number, then by name: tags of one second keep the order in which they were made.
  static func happened(_ left: Self, before right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    let (first, second) = (left.counter ?? "", right.counter ?? "")
    if first != second { return (first.count, first) < (second.count, second) }
    return left.tag < right.tag
  }
}
