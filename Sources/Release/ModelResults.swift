import ByteText
public import Documents
public import Findings

/// What RESULTS.md shows: one result for each metadata file with a name and a semantic version, sorted
/// by model name and then from the newest version to the oldest, as a changelog reads. What the
/// experiment adds is left out where the metadata names none that exists.
public func modelResults(in repository: RepositoryDocuments) -> [ModelResult] {
  var versionsOfModel: [ByteString: [ReleasedVersion]] = [:]
  for metadata in repository.modelMetadata {
    guard let released = ReleasedVersion(metadata) else { continue }
    versionsOfModel[released.modelName, default: []].append(released)
  }
  return versionsOfModel.sorted { $0.key < $1.key }.flatMap { _, versions -> [ModelResult] in
    let versions = versions.sorted { $1.isListedAfter($0) }
    return versions.enumerated().map { index, version in
      // Sorted from the newest on, so the first that is older is the newest of those.
      let previous = versions[(index + 1)...].first { $0.version.precedes(version.version) }
      return modelResult(of: version, after: previous, in: repository)
    }
  }
}

/// Metadata that names its model and its version.
private struct ReleasedVersion {
  let metadata: ModelMetadata
  let modelName: ByteString
  let text: ByteString
  let version: SemanticVersion

  init?(_ metadata: ModelMetadata) {
    guard let modelName = metadata.modelName?.string, let text = metadata.version?.string,
      let version = metadata.semanticVersion
    else { return nil }
    self.metadata = metadata
    self.modelName = modelName
    self.text = text
    self.version = version
  }

  /// Older versions come after newer ones; versions of one precedence by their text, then path.
  func isListedAfter(_ other: ReleasedVersion) -> Bool {
    if version.precedes(other.version) { return true }
    if other.version.precedes(version) { return false }
    return (other.text, other.metadata.path) < (text, metadata.path)
  }

  var accuracy: Double? {
    let metrics = metadata.metrics
    return (metrics?.value(of: "test_accuracy") ?? metrics?.value(of: "accuracy"))?.fraction
  }
}

private func modelResult(
  of released: ReleasedVersion, after previous: ReleasedVersion?, in repository: RepositoryDocuments
) -> ModelResult {
  let metadata = released.metadata
  var result = ModelResult(modelName: released.modelName, version: released.text)
  result.date = metadata.createdAt?.string.flatMap(calendarDate)
  result.experiment = metadata.experimentID?.nonEmptyString
  result.dataVersion = (metadata.dataVersion ?? metadata.datasetVersion)?.text
  result.accuracy = released.accuracy
  if let previous {
    result.previousVersion = previous.text
    result.accuracyChange = released.accuracy.flatMap { now in
      previous.accuracy.map { now - $0 }
    }
  }
  result.latencyMilliseconds = metadata.inferenceTimeMilliseconds?.number?.value
  result.tag = metadata.gitTag?.nonEmptyString
  result.metrics = namedValues(metadata.metrics)
  result.hyperparameters = namedValues(metadata.trainingConfiguration) {
    !provenanceKeys.contains($0)
  }
  if let experiment = repository.experiment(of: metadata) {
    result.experimentPath = experiment.path
    result.trainingTimeHours =
      repository.results(of: experiment)?.value(of: "training_time_hours")?.number?.value
    result.keyChange =
      experiment.improvements?.value(of: "notes")?.nonEmptyString
      ?? experiment.experiment?.value(of: "description")?.nonEmptyString
  }
  return result
}

/// What `training_config` holds besides hyperparameters.
private let provenanceKeys: Set<ByteString> = ["experiment_id", "dataset", "dataset_version"]

/// Every entry whose value is a scalar or a list of scalars, as it is written.
private func namedValues(
  _ mapping: Node?, where isIncluded: (ByteString) -> Bool = { _ in true }
) -> [(name: ByteString, value: ByteString)] {
  (mapping?.entries ?? []).compactMap { entry in
    guard let name = entry.key.text, isIncluded(name), let value = entry.value.plainText else {
      return nil
    }
    return (name, value)
  }
}

/// `2024-01-15` of `2024-01-15T10:00:00Z`, in the time zone in which it is written.
private func calendarDate(_ text: ByteString) -> ByteString? {
  let fields = text.bytes.prefix(10)
    .split(separator: .ascii("-"), omittingEmptySubsequences: false)
  guard fields.map(\.count) == [4, 2, 2], fields.allSatisfy(\.isAllDigits) else { return nil }
  return ByteString(text.prefix(10))
}

extension Node {
  /// A number in [0, 1]: whatever is outside is no accuracy, and wrong-type says so.
  fileprivate var fraction: Double? {
    guard let value = number?.value, NumberRange.fraction.contains(value) else { return nil }
    return value
  }

  fileprivate var nonEmptyString: ByteString? { string.flatMap { $0.isEmpty ? nil : $0 } }

  /// `0.1`, `sgd`, `30, 60, 80`; nil for null and for anything that needs more than a table cell.
  fileprivate var plainText: ByteString? {
    if isNull || isMapping { return nil }
    if isScalar { return text }
    let texts = elements.compactMap(\.text)
    guard texts.count == elements.count else { return nil }
    return ByteString(texts.map(\.bytes).joined(separator: Array(", ".utf8)))
  }
}
