/// What the configuration can change about the checks.
public struct CheckSettings: Sendable {
  public var layout = FileLayout()
  public var limits = DocumentLimits()
  public var experiments = ExperimentSettings()
  public var largeFiles = LargeFileSettings()
  public var requirements = RequirementSettings()
  public var messages = MessageSettings()
  public var branches = BranchSettings()
  public var release = ReleaseSettings()

  public init() {}
}
