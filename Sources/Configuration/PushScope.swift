/// What of a push is judged.
public enum PushScope: String, CaseIterable, Sendable {
  /// The commit that each ref is to name.
  case tip
  /// That commit, and every other one that the other side does not have.
  case each
}
