import ByteText
import Documents

/// What an experiment changes against its parent: the scalars of `model`, `data` and `training` that
/// differ.
struct ExperimentChange {
  /// `- Change: training.optimizer: sgd → adam`, one for each key; `- Change: none` of the root.
  let lines: [ByteString]

  /// At most so many keys are told.
  private static let limit = 10

  init(of experiment: Experiment, in documents: RepositoryDocuments) {
    guard let name = experiment.parent?.text, let parent = documents.experiment(named: name) else {
      lines = []
      return
    }
    var lines: [ByteString] = []
    for section: ByteString in ["model", "data", "training"] {
      let (old, new) = (parent.section(section), experiment.section(section))
      let keys = (old?.entries ?? []) + (new?.entries ?? [])
      for key in Set(keys.compactMap(\.key.text)).sorted() {
        let (before, after) = (old?.value(of: key), new?.value(of: key))
        // A list or mapping has no form on one line.
        guard before?.isScalar ?? true, after?.isScalar ?? true, before?.text != after?.text else {
          continue
        }
        let change =
          "- Change: \(section).\(key): \(before?.text?.description ?? "none") → \(after?.text?.description ?? "none")"
        lines.append(ByteString(change))
      }
    }
    self.lines = Array(lines.prefix(Self.limit))
  }
}
