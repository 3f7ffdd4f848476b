public import ByteText
public import Findings

/// One experiment configuration: `experiments/exp-001-baseline.yaml`.
///
/// Every field is the located node that holds it, nil where it is absent or `null`; what its value
/// may be is said in `Experiment.fields`, and a reader asks the node for the type that it needs.
public final class Experiment: Sendable {
  public let path: RepositoryPath
  /// Nil where the file does not parse or is a link: it still counts by its name.
  public let document: LocatedDocument?
  /// The top-level mapping; nil where there is none.
  public let root: Node?
  /// `exp-NNN` of the file's name.
  public let fileIdentifier: ExperimentIdentifier?
  /// `exp-NNN` of `experiment.id`.
  public let statedIdentifier: ExperimentIdentifier?

  public init(path: RepositoryPath, document: LocatedDocument?) {
    self.path = path
    self.document = document
    let top = document?.root
    root = top?.isMapping == true ? top : nil
    fileIdentifier = ExperimentIdentifier(path.stem)
    statedIdentifier = root?.value(of: "experiment")?.value(of: "id")?.string
      .flatMap { ExperimentIdentifier($0) }
  }

  /// What the experiment is known by: the file's name before the id, because the name is unique in
  /// its folder and counts for a file that does not parse.
  public var identifier: ExperimentIdentifier? { fileIdentifier ?? statedIdentifier }

  /// Whether the name says that this is the copy of an experiment with its results filled in.
  public var isResultsCopy: Bool {
    fileIdentifier != nil && path.stem.hasSuffix("-results")
  }

  /// Where a section that is absent is reported.
  public var headLocation: SourceLocation {
    document?.headLocation ?? SourceLocation(path: path)
  }
}

extension Experiment {
  /// A top-level section: `section("training")`.
  public func section(_ key: ByteString) -> Node? { root?.value(of: key) }

  /// The sections where they are mappings.
  public var experiment: Node? { mapping("experiment") }
  public var model: Node? { mapping("model") }
  public var data: Node? { mapping("data") }
  public var training: Node? { mapping("training") }
  public var results: Node? { mapping("results") }
  public var improvements: Node? { mapping("improvements") }

  private func mapping(_ key: ByteString) -> Node? {
    section(key).flatMap { $0.isMapping ? $0 : nil }
  }

  public var id: Node? { experiment?.value(of: "id") }
  public var name: Node? { experiment?.value(of: "name") }
  public var parent: Node? { experiment?.value(of: "parent_experiment") }
  public var createdAt: Node? { experiment?.value(of: "created_at") }
  public var startedAt: Node? { experiment?.value(of: "started_at") }
  public var completedAt: Node? { experiment?.value(of: "completed_at") }
  public var gitCommit: Node? { experiment?.value(of: "git_commit") }

  public var dataset: Node? { data?.value(of: "dataset") }
  public var dataVersion: Node? { data?.value(of: "version") }
  /// The hash by which DVC knows the data: an MD5 or its first digits.
  public var dataHash: Node? { data?.value(of: "dvc_hash") }

  public var epochs: Node? { training?.value(of: "epochs") }
  public var batchSize: Node? { training?.value(of: "batch_size") }
  public var learningRate: Node? { training?.value(of: "learning_rate") }
  public var optimizer: Node? { training?.value(of: "optimizer") }

  /// The results that are filled in: neither null nor empty text.
  public var filledResults: [MappingEntry] {
    results?.entries.filter { !$0.value.isBlank } ?? []
  }

  /// Whether a version of the data or DVC's hash of it is filled in.
  public var statesDataVersion: Bool {
    [dataVersion, dataHash].contains { $0.map { !$0.isBlank } == true }
  }

  /// The first value anywhere in the file whose key names a random seed.
  public var seed: Node? {
    document?.entries.first { isSeedKey($0.key) && !$0.value.isBlank }?.value
  }
}

/// `seed`, `seeds`, `random_seed`, `manualSeed`, `seed_everything`; scikit-learn's `random_state`.
private func isSeedKey(_ key: Node) -> Bool {
  let text = key.textBytes
  // Nearly every key ends here, before anything is copied.
  guard text.contains(where: { $0.lowercased == .ascii("s") }) else { return false }
  let name = text.map(\.lowercased)
  return seedEndings.contains { name.suffix($0.count) == $0[...] } || name.starts(with: seedStart)
    || name == randomState
}

private let seedEndings: [[UInt8]] = [Array("seed".utf8), Array("seeds".utf8)]
private let seedStart = Array("seed_".utf8)
private let randomState = Array("random_state".utf8)

extension Node {
  /// Whether nothing is filled in yet: null, or text without a character.
  public var isBlank: Bool { isNull || isScalar && textBytes.isEmpty }
}
