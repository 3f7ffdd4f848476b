public import Findings

/// Every check, sorted by rule id. A test fails where a file under a family's folder is missing here.
public let allChecks: [any Check.Type] = [
  MissingSection.self,
  InvalidExperimentID.self,
  DuplicateExperimentID.self,
  UnknownParent.self,
  ParentCycle.self,
  WrongExperimentType.self,
  ValueOutOfRange.self,
  SplitsExceedWhole.self,
  MissingDataVersion.self,
  ExperimentDataMismatch.self,
  MissingSeed.self,
  InvalidTimestamp.self,
  UnknownExperimentCommit.self,
  ImprovementMismatch.self,
  UnknownKey.self,
  IrreproducibleResults.self,
  OverfittingResults.self,
  UnclearName.self,
  UntrackedModelFile.self,
  RawContent.self,
  MalformedPointer.self,
  NonCanonicalPointer.self,
  PointerOutsidePattern.self,
  LargeFile.self,
  IncompleteAttributes.self,
  MissingModelField.self,
  InvalidVersion.self,
  VersionMismatch.self,
  MissingWeights.self,
  UnknownExperiment.self,
  MetricsMismatch.self,
  ConfigurationMismatch.self,
  ModelDataHashMismatch.self,
  UnknownModelCommit.self,
  FrameworkMismatch.self,
  SizeMismatch.self,
  InvalidModelField.self,
  DuplicateVersion.self,
  UnpinnedRequirement.self,
  InvalidRequirement.self,
  ConflictingPins.self,
  PinsDisagree.self,
  UnpinnedCondaPackage.self,
  MissingInclude.self,
  MissingHash.self,
  InvalidYAML.self,
  InvalidJSON.self,
  DuplicateKey.self,
  AmbiguousScalar.self,
  NumberOutOfRange.self,
  NotUTF8.self,
  DocumentTooLarge.self,
  MergeConflictMarker.self,
  MultipleDocuments.self,
  SymlinkedFile.self,
  CollidingNames.self,
]

/// The rules that judge a snapshot's files: those of all checks, and unused-suppression, which the runner
/// itself judges; sorted by id.
public let snapshotRules: [Rule] = (allChecks.map { $0.rule } + [UnusedSuppression.rule])
  .sorted { $0.id < $1.id }

/// Every rule, those on messages, branches and releases among them; sorted by id.
public let allRules: [Rule] =
  (snapshotRules + allMessageChecks.map { $0.rule } + allBranchChecks.map { $0.rule }
  + allReleaseChecks.map { $0.rule })
  .sorted { $0.id < $1.id }
