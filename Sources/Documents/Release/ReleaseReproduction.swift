/// What came of running the pipeline behind a release again.
public enum ReleaseReproduction: Hashable, Sendable {
  /// Nobody asked for it.
  case notTried
  /// Every output has its recorded hash, or every metric is within its tolerance.
  case reproduced
  /// What is not as recorded, in one clause each.
  case different([String])
  /// Why it could not be run to its end, in one clause.
  case couldNotRun(String)
}
