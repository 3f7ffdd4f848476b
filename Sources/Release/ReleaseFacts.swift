import ByteText
import Documents
import Findings

/// What the metadata and the experiment of a release say, beside the release before.
struct ReleaseFacts {
  typealias Item = ReleaseDescription.Item

  let metadata: ModelMetadata
  let documents: RepositoryDocuments
  let previous: ReleasedModel?

  private var before: ModelMetadata? { previous?.metadata }
  private var experiment: Experiment? { documents.experiment(of: metadata) }

  var metrics: [Item] {
    (metadata.metrics?.entries ?? []).compactMap { entry in
      guard let name = entry.key.text, let value = entry.value.plainText else { return nil }
      let past = before?.metrics?.value(of: name)
      guard case .number(let range) = expectedValue(ofMetric: name), range == .fraction,
        let number = entry.value.number?.value, range.contains(number)
      else {
        return Item(name, value, note: was(past, now: value))
      }
      return Item(name, percent(number), note: points(from: past, to: number))
    }
  }

  var training: [Item] {
    var items = [Item]()
    if let id = metadata.experimentID?.string {
      items.append(Item("experiment", id, note: experiment?.name?.string))
    }
    for entry in metadata.trainingConfiguration?.entries ?? [] {
      guard let name = entry.key.text, !provenanceKeys.contains(name),
        let value = entry.value.plainText
      else { continue }
      let past = before?.trainingConfiguration?.value(of: name)
      items.append(Item(name, value, note: was(past, now: value)))
    }
    if let hours = experiment.flatMap({ documents.results(of: $0) })?
      .value(of: "training_time_hours")?.plainText
    {
      items.append(Item("training_time_hours", hours))
    }
    return items
  }

  var data: [Item] {
    let fields: [(ByteString, Node?, Node?)] = [
      ("dataset", metadata.dataset ?? experiment?.dataset, before?.dataset),
      (
        "version", metadata.dataVersion ?? metadata.datasetVersion ?? experiment?.dataVersion,
        before?.dataVersion ?? before?.datasetVersion
      ),
      ("dvc_hash", metadata.dataHash ?? experiment?.dataHash, before?.dataHash),
    ]
    return items(fields)
  }

  var deployment: [Item] {
    let framework: [(ByteString, Node?, Node?)] = [
      ("framework", metadata.framework, before?.framework),
      ("framework_version", metadata.frameworkVersion, before?.frameworkVersion),
    ]
    let own = (metadata.deployment?.entries ?? []).compactMap {
      entry -> (ByteString, Node?, Node?)? in
      entry.key.text.map { ($0, entry.value, before?.deployment?.value(of: $0)) }
    }
    let time: [(ByteString, Node?, Node?)] = [
      (
        "inference_time_ms", metadata.inferenceTimeMilliseconds, before?.inferenceTimeMilliseconds
      )
    ]
    return items(framework + own + time)
  }

  /// Whether the release takes the place of the one before without a change to what calls it.
  func interface(_ settings: ReleaseSettings) -> [Item] {
    guard let before, let previous else { return [] }
    let breaking = versionChanges(from: before, to: metadata, settings)
      .filter { $0.step == .major }
    let name = previous.tag.versionText.description
    guard let first = breaking.first else {
      return [Item(nil, ByteString("Drop-in replacement for v\(name)"))]
    }
    return [Item(nil, ByteString("Not compatible with v\(name): \(first.reason)"))]
  }

  private func items(_ fields: [(ByteString, Node?, Node?)]) -> [Item] {
    fields.compactMap { name, node, past in
      node?.plainText.map { Item(name, $0, note: was(past, now: $0)) }
    }
  }

  private func was(_ past: Node?, now: ByteString) -> ByteString? {
    guard let text = past?.plainText, text != now else { return nil }
    return ByteString(Array("was ".utf8) + text.bytes)
  }

  private func points(from past: Node?, to now: Double) -> ByteString? {
    guard let before = past?.number?.value, (0...1).contains(before), let previous else {
      return nil
    }
    let change = tenths((now - before) * 100)
    let sign = change.first == .ascii("-") ? "" : "+"
    return ByteString("\(sign)\(change) points over v\(previous.tag.versionText)")
  }
}

/// `86.2%`
private func percent(_ fraction: Double) -> ByteString {
  ByteString(tenths(fraction * 100).bytes + [.ascii("%")])
}

/// A number from -100 to 100 with one decimal place; never `-0.0`.
private func tenths(_ value: Double) -> ByteString {
  let units = Int((value * 10).rounded())
  let sign = units < 0 ? "-" : ""
  return ByteString("\(sign)\(units.magnitude / 10).\(units.magnitude % 10)")
}
