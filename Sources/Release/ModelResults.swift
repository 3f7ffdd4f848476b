import ByteText
public import Documents
public import Findings

/// What RESULTS.md shows: one result for each metadata file with a name and a semantic version, sorted
/// by model name and then from the newest version to the oldest, as a changelog reads. What the
/// experiment adds is left out where the metadata names none that exists.
///
/// - Parameter releases: what was released is told from its own commit, whatever became of its files;
///   of several releases of one version the last counts.
public func modelResults(
  in repository: RepositoryDocuments, releases: [ReleasedModel] = []
) -> [ModelResult] {
  var versionsOfModel: [ByteString: [ReleasedVersion]] = [:]
  var released: [ReleasedVersion.Identity: ReleasedVersion] = [:]
  for release in releases {
    guard let metadata = release.metadata,
      let version = ReleasedVersion(metadata, in: release.documents, tag: release.tag.name)
    else { continue }
    released[version.identity] = version
  }
  for metadata in repository.modelMetadata {
    guard let version = ReleasedVersion(metadata, in: repository),
      released[version.identity] == nil
    else { continue }
    versionsOfModel[version.modelName, default: []].append(version)
  }
  for version in released.values { versionsOfModel[version.modelName, default: []].append(version) }
  return versionsOfModel.sorted { $0.key < $1.key }.flatMap { _, versions -> [ModelResult] in
    let versions = versions.sorted { $1.isListedAfter($0) }
    return versions.enumerated().map { index, version in
      // Sorted from the newest on, so the first that is older is the newest of those.
      let previous = versions[(index + 1)...].first { $0.version.precedes(version.version) }
      return modelResult(of: version, after: previous)
    }
  }
}

/// Metadata that names its model and its version.
private struct ReleasedVersion {
  struct Identity: Hashable {
    let modelName: ByteString
    let version: SemanticVersion
  }

  let metadata: ModelMetadata
  /// The files that the metadata belongs to.
  let repository: RepositoryDocuments
  /// The tag that released it; nil for a version that is only a file so far.
  let tag: ByteString?
  let modelName: ByteString
  let text: ByteString
  let version: SemanticVersion

  var identity: Identity { Identity(modelName: modelName, version: version) }

  init?(_ metadata: ModelMetadata, in repository: RepositoryDocuments, tag: ByteString? = nil) {
    guard let modelName = metadata.modelName?.string, let text = metadata.version?.string,
      let version = metadata.semanticVersion
    else { return nil }
    (self.metadata, self.repository, self.tag) = (metadata, repository, tag)
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
  of released: ReleasedVersion, after previous: ReleasedVersion?
) -> ModelResult {
  let (metadata, repository) = (released.metadata, released.repository)
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
  result.tag = released.tag ?? metadata.gitTag?.nonEmptyString
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
let provenanceKeys: Set<ByteString> = ["experiment_id", "dataset", "dataset_version"]

/// Every entry whose value is a scalar or a list of scalars, as it is written.
private func namedValues(
  _ mapping: Node?, where isIncluded: (ByteString) -> Bool = { _ in true }
) -> [NamedText] {
  (mapping?.entries ?? []).compactMap { entry in
    guard let name = entry.key.text, isIncluded(name), let value = entry.value.plainText else {
      return nil
    }
    return NamedText(name, value)
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
  var plainText: ByteString? {
    if isNull || isMapping { return nil }
    if isScalar { return text }
    let texts = elements.compactMap(\.text)
    guard texts.count == elements.count else { return nil }
    return ByteString(texts.map(\.bytes).joined(separator: Array(", ".utf8)))
  }
}
