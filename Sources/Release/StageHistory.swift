public import ByteText
import Documents
public import RepositorySnapshot

/// What was in which stage when, as GTO's tags tell it. Nothing is ever taken out of it.
public struct StageHistory: Sendable {
  /// Of every model and stage, from the first on.
  public let events: [StageEvent]
  private let highestCounters: [ByteString: ByteString]

  /// - Parameter tags: all tags of the repository, in any order.
  public init(_ tags: [(name: ByteString, commit: ObjectID, time: Int)]) {
    events = tags.compactMap { StageEvent(tag: $0.name, commit: $0.commit, time: $0.time) }
      .sorted(by: StageEvent.happened)
    var highest: [ByteString: ByteString] = [:]
    for tag in tags.compactMap({ RegistryTag($0.name) }) {
      guard let counter = tag.counter else { continue }
      let known = highest[tag.model] ?? "0"
      if (known.count, known) < (counter.count, counter) { highest[tag.model] = counter }
    }
    highestCounters = highest
  }

  public func events(of model: ByteString, in stage: ByteString) -> [StageEvent] {
    events.filter { $0.model == model && $0.stage == stage }
  }

  /// The models that were ever in a stage, sorted.
  public func models(in stage: ByteString) -> [ByteString] {
    Set(events.filter { $0.stage == stage }.map(\.model)).sorted()
  }

  /// The event that put into the stage what is in it; nil where nothing is.
  ///
  /// A newer assignment takes the place of an older one; what is taken out leaves the stage to the one
  /// before it that was not taken out, as GTO shows it.
  public func current(of model: ByteString, in stage: ByteString) -> StageEvent? {
    standing(of: model, in: stage).last
  }

  /// The event whose version a rollback brings back: the last one with another commit.
  public func beforeCurrent(of model: ByteString, in stage: ByteString) -> StageEvent? {
    let standing = standing(of: model, in: stage)
    return standing.last { $0.commit != standing.last?.commit }
  }

  /// The stages that a commit is in now, sorted by model and stage.
  public func stages(of commit: ObjectID) -> [(model: ByteString, stage: ByteString)] {
    var seen: Set<ByteString> = []
    return events.filter { $0.commit == commit && !$0.isLeaving }
      .filter { current(of: $0.model, in: $0.stage)?.commit == commit }
      .filter { seen.insert(ByteString($0.model.bytes + [0] + $0.stage.bytes)).inserted }
      .map { ($0.model, $0.stage) }
      .sorted { ($0.model, $0.stage) < ($1.model, $1.stage) }
  }

  /// The tag that comes next for a model and a stage.
  public func nextTag(
    _ model: ByteString, _ stage: ByteString, isLeaving: Bool = false
  ) -> ByteString {
    RegistryTag.stageTag(
      model: model, stage: stage, isLeaving: isLeaving,
      counter: incremented(highestCounters[model] ?? "0"))
  }

  private func standing(of model: ByteString, in stage: ByteString) -> [StageEvent] {
    var standing: [StageEvent] = []
    for event in events(of: model, in: stage) {
      standing.removeAll { $0.commit == event.commit }
      if !event.isLeaving { standing.append(event) }
    }
    return standing
  }
}
