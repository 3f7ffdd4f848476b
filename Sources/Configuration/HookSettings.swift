/// How `mlgate hook` judges.
public struct HookSettings: Hashable, Sendable {
  /// After so many seconds no further check or job begins; 0 for no limit.
  public var timeBudget: Double = 0
  /// What of a push is judged.
  public var push = PushScope.tip

  public init() {}
}
