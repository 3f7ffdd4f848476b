import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// A rule's example as a release in memory, and the places that its marks announce.
public struct JudgedExample: Sendable {
  public let release: JudgedRelease
  /// Sorted.
  public let expected: [SourceLocation]

  /// Nil for an example without a tag.
  public init?(_ example: Example) {
    guard let judged = example.release else { return nil }
    var settings = CheckSettings()
    settings.release.thresholds = judged.thresholds.map {
      MetricBounds($0.metric, minimum: $0.minimum, maximum: $0.maximum)
    }
    let name = MarkedText(judged.tag.bytes)
    let tag = ByteString(name.bytes)
    let repository = ExampleRepository(example, settings: settings)
    let others = judged.earlier.enumerated().compactMap { index, earlier in
      ReleaseTag(earlier.tag).map { tag in
        ReleasedModel(
          tag, commit: ObjectID(bytes: Array(repeating: UInt8(index + 1), count: 20)),
          ExampleRepository(Example("", earlier.files)).documents)
      }
    }
    release = JudgedRelease(
      tag, kind: judged.kind == .annotated ? .annotated : .lightweight,
      commit: ObjectID(bytes: Array(repeating: 0, count: 20)), repository.documents,
      others: others, branch: judged.isOnProtectedBranch ? .on("main") : .off(["main"]),
      replaced: judged.isMoved ? ObjectID(bytes: Array(repeating: 9, count: 20)) : nil,
      reproduction: judged.differences.map { $0.isEmpty ? .reproduced : .different($0) }
        ?? .notTried)
    let own = name.ranges.isEmpty ? [] : [SourceLocation(path: release.path)]
    expected = (repository.expected + own).sorted()
  }
}
