import ByteText
import RepositorySnapshot

/// An experiment file whose bytes are read and whose text is not yet parsed.
final class UnparsedExperiment: Sendable {
  let entry: SnapshotEntry
  let bytes: [UInt8]
  /// The identifier of the file's name.
  let identifier: ExperimentIdentifier
  let mentions: Set<ExperimentIdentifier>
  /// The experiment as it counts by its name.
  let experiment: Experiment

  /// Nil for a file that only parsing can place: without an identifier in its name, or whose first
  /// mention, which is its id, contradicts it.
  init?(_ entry: SnapshotEntry, _ bytes: [UInt8]) {
    guard let identifier = ExperimentIdentifier(entry.path.stem) else { return nil }
    let mentions = experimentMentions(in: bytes)
    guard mentions.first == identifier else { return nil }
    self.entry = entry
    self.bytes = bytes
    self.identifier = identifier
    self.mentions = Set(mentions)
    experiment = Experiment(path: entry.path, document: nil)
  }

  var path: RepositoryPath { entry.path }
}

/// Which unchanged experiments a change has to do with, without parsing the others.
///
/// A rule compares an experiment with its ancestors and with what names it. So the files count that
/// a changed file or its descendants name, up to the roots, and those that name a changed one, down
/// to the leaves. Everything is named by `exp-NNN`, which a look at the bytes finds.
struct RelatedExperiments {
  private var above: Set<ExperimentIdentifier>
  private var below: Set<ExperimentIdentifier>

  /// - Parameters:
  ///   - changed: the identifiers of the changed files' own names.
  ///   - mentioned: those that the changed files name.
  init(
    changed: Set<ExperimentIdentifier>, mentioned: Set<ExperimentIdentifier>,
    among files: [UnparsedExperiment]
  ) {
    below = changed
    above = mentioned
    addNamers(among: files)
    addNamed(among: files)
  }

  /// Each round goes one generation down.
  private mutating func addNamers(among files: [UnparsedExperiment]) {
    var open = below
    while !open.isEmpty {
      let namers = files.filter { !$0.mentions.isDisjoint(with: open) }
      for file in namers { above.formUnion(file.mentions) }
      open = Set(namers.map(\.identifier)).subtracting(below)
      below.formUnion(open)
    }
  }

  private mutating func addNamed(among files: [UnparsedExperiment]) {
    guard !above.isEmpty else { return }
    let owner = Dictionary(
      files.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    // Of experiments with one name all count: mostly there is one.
    let others = files.filter { owner[$0.identifier] !== $0 }
    var open = Array(above)
    while let next = open.popLast() {
      let owners = [owner[next]].compactMap(\.self) + others.filter { $0.identifier == next }
      for mention in owners.flatMap(\.mentions) where above.insert(mention).inserted {
        open.append(mention)
      }
    }
  }

  func contains(_ file: UnparsedExperiment) -> Bool {
    above.contains(file.identifier) || below.contains(file.identifier)
  }
}

/// Every `exp-NNN` that stands in a text, in its order.
public func experimentMentions(in bytes: [UInt8]) -> [ExperimentIdentifier] {
  var mentions: [ExperimentIdentifier] = []
  var offset = 0
  let mark = ByteString("exp-").bytes
  while let start = bytes.firstIndex(of: mark, from: offset) {
    let digits = bytes[(start + 4)...].prefix { $0.isDigit }
    if let identifier = ExperimentIdentifier(bytes[start..<digits.endIndex]) {
      mentions.append(identifier)
    }
    offset = start + 4
  }
  return mentions
}
