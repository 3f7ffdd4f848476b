import ByteText
public import Findings

/// One difference between two versions of a model, and the step of the version that it asks for.
public struct VersionChange: Hashable, Sendable {
  public let step: VersionStep
  /// What changed, in one clause: `'input_shape' was 3, 224, 224 and is 3, 299, 299`.
  public let reason: String
  /// Where the new metadata says so.
  public let location: SourceLocation
  /// Where the old metadata said otherwise.
  public let before: SourceLocation

  init(
    _ step: VersionStep, _ reason: String, at location: SourceLocation, before: SourceLocation
  ) {
    (self.step, self.reason, self.location, self.before) = (step, reason, location, before)
  }
}

/// The changes between two versions of a model that ask for more than a patch: a changed interface for a
/// major version, a better model behind the same interface for a minor one; the largest steps first.
public func versionChanges(
  from old: ModelMetadata, to new: ModelMetadata, _ settings: ReleaseSettings
) -> [VersionChange] {
  let comparison = MetadataComparison(old: old, new: new)
  let changes =
    comparison.interface + comparison.outputClasses + comparison.compatibility
    + comparison.metrics(settings) + comparison.speed(settings)
  return VersionStep.allCases.reversed().flatMap { step in changes.filter { $0.step == step } }
}

/// Two versions' metadata side by side.
private struct MetadataComparison {
  let old: ModelMetadata
  let new: ModelMetadata

  /// What a program that calls the model relies on.
  var interface: [VersionChange] {
    let fields: [(ByteString, Node?, Node?)] = [
      ("architecture", old.architecture, new.architecture),
      ("framework", old.framework, new.framework),
      ("input_shape", old.deployed("input_shape"), new.deployed("input_shape")),
      ("output_shape", old.deployed("output_shape"), new.deployed("output_shape")),
      ("preprocessing", old.deployed("preprocessing"), new.deployed("preprocessing")),
    ]
    return fields.compactMap { name, before, after in
      // What the old version did not state cannot be known to have changed.
      guard let before, !isEqual(before, after) else { return nil }
      return change(.major, "\(name.quoted) was \(before.words) and \(now(after))", before, after)
    }
  }

  /// Fewer classes break a caller, more do not.
  var outputClasses: [VersionChange] {
    let (before, after) = (old.deployed("output_classes"), new.deployed("output_classes"))
    guard let before, let count = before.number?.value, !isEqual(before, after) else { return [] }
    let isMore = after?.number.map { $0.value > count } ?? false
    return [
      change(
        isMore ? .minor : .major,
        "'output_classes' was \(before.words) and \(now(after))", before, after)
    ]
  }

  /// Each requirement that is gone or altered may shut out a deployment; a further one opens none.
  var compatibility: [VersionChange] {
    let (before, after) = (old.deployed("compatible_with"), new.deployed("compatible_with"))
    let (had, has) = (before?.requirements ?? [], after?.requirements ?? [])
    let gone = had.filter { lost in !has.contains { $0.text == lost.text } }
    return gone.map { lost in
      let shown = lost.text?.quoted ?? ""
      return change(.major, "'compatible_with' no longer has \(shown)", lost, after)
    }
  }

  func metrics(_ settings: ReleaseSettings) -> [VersionChange] {
    (new.metrics?.entries ?? []).compactMap { entry in
      guard let name = entry.key.text, let direction = MetricDirection(ofMetric: name),
        let value = entry.value.number?.value, let before = old.metrics?.value(of: name),
        let past = before.number?.value,
        exceeds(direction.gain(of: value, over: past), settings.tolerance(of: name))
      else { return nil }
      return change(
        .minor, "\(name.quoted) is better: \(entry.value.words) after \(before.words)", before,
        entry.value)
    }
  }

  /// A time is measured, so a small difference means nothing.
  func speed(_ settings: ReleaseSettings) -> [VersionChange] {
    guard let before = old.inferenceTimeMilliseconds, let after = new.inferenceTimeMilliseconds,
      let past = before.number?.value, let value = after.number?.value,
      value < past * (1 - settings.speedTolerance)
    else { return [] }
    return [
      change(
        .minor, "'inference_time_ms' is better: \(after.words) after \(before.words)", before, after
      )
    ]
  }

  private func change(
    _ step: VersionStep, _ reason: String, _ before: Node, _ after: Node?
  ) -> VersionChange {
    VersionChange(
      step, reason, at: after?.location ?? new.headLocation, before: before.location)
  }

  private func now(_ node: Node?) -> String { node.map { "is \($0.words)" } ?? "is gone" }

  private func isEqual(_ left: Node, _ right: Node?) -> Bool {
    right.map { left.hasSameValue(as: $0) } ?? false
  }
}

/// Whether a difference is larger than a tolerance by more than the rounding of decimal fractions.
public func exceeds(_ difference: Double, _ tolerance: Double) -> Bool {
  difference - tolerance > 1e-9
}

extension ModelMetadata {
  fileprivate func deployed(_ key: ByteString) -> Node? { deployment?.value(of: key) }
}

extension Node {
  /// A list's elements; a single text is a list of one.
  fileprivate var requirements: [Node] { isSequence ? elements : [self] }

  /// The value in a few words, for a message.
  fileprivate var words: String {
    if isScalar { return text.map { number == nil ? $0.quoted : $0.description } ?? "" }
    let parts = elements.map(\.words)
    return isSequence ? "[\(parts.joined(separator: ", "))]" : "other than before"
  }

  /// Whether two values are the same data: numbers by value, lists in order, mappings by key.
  fileprivate func hasSameValue(as other: Node) -> Bool {
    if let number, let otherNumber = other.number { return number.value == otherNumber.value }
    if isScalar || other.isScalar { return isScalar && other.isScalar && text == other.text }
    guard isSequence == other.isSequence else { return false }
    if isSequence {
      let (left, right) = (elements, other.elements)
      return left.count == right.count && zip(left, right).allSatisfy { $0.hasSameValue(as: $1) }
    }
    let (left, right) = (entries, other.entries)
    return left.count == right.count
      && left.allSatisfy { entry in
        entry.key.text.flatMap { other[$0] }.map { entry.value.hasSameValue(as: $0) } ?? false
      }
  }
}
