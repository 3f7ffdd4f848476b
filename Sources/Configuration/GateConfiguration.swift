public import Checks
public import Documents
public import Findings
public import SmokeTraining

/// Everything that `.mlgate.yaml` can say; without the file the defaults.
public struct GateConfiguration: Sendable {
  public var checks = CheckSettings()
  public var selection = RuleSelection()
  public var smokeTraining = SmokeTrainingSettings()
  public var hooks = HookSettings()
  public var jobs: [JobSettings] = []
  /// The least severity that fails a run.
  public var failOn = Severity.error
  /// Whether what was skipped or inconclusive fails a run.
  public var isStrict = false

  public init() {}
}
