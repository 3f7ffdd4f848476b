import ByteText
import Documents

/// The experiments table: which experiments, which columns, in which order.
struct ExperimentComparison {
  let columns: [ComparisonColumn]
  private(set) var experiments: [ComparedExperiment]
  let baseline: ComparedExperiment?
  private let best: [ComparisonColumn: Double]

  init(
    _ experiments: [ComparedExperiment], _ columns: [ComparisonColumn],
    baseline: ComparedExperiment?
  ) {
    (self.experiments, self.columns, self.baseline) = (experiments, columns, baseline)
    var best: [ComparisonColumn: Double] = [:]
    for column in columns {
      guard let direction = column.direction else { continue }
      let values = experiments.compactMap { $0.values[column.name]?.number }
      // A best of one says nothing.
      guard values.count > 1 else { continue }
      best[column] = direction == .higher ? values.max() : values.min()
    }
    self.best = best
  }

  /// All experiments of a snapshot, with the columns that are shown where nobody says which.
  init(of documents: RepositoryDocuments) {
    let experiments = documents.experiments
      .map { ComparedExperiment($0, in: documents, branch: "") }
      .sorted(by: ComparedExperiment.isListed)
    var seen: Set<ByteString> = []
    let names = experiments.flatMap(\.values.names).filter { seen.insert($0).inserted }
    self.init(
      experiments, ComparisonColumn.standard(names, ofSeveralBranches: false), baseline: nil)
  }

  /// By a column, numbers before text; what has no value comes last either way, and equals keep their order.
  mutating func sort(by column: ComparisonColumn, isDescending: Bool) {
    let keyed = experiments.enumerated().map { place, one in
      (key: SortKey(one, column), place: place, experiment: one)
    }
    experiments = keyed.sorted { left, right in
      guard let one = left.key, let other = right.key else {
        return left.key == nil && right.key == nil ? left.place < right.place : left.key != nil
      }
      if one == other { return left.place < right.place }
      return isDescending ? other < one : one < other
    }.map(\.experiment)
  }

  /// Nil for a column that is no result, and where the experiment has no number.
  func metric(_ column: ComparisonColumn, of experiment: ComparedExperiment) -> ComparedMetric? {
    guard column.direction != nil else { return nil }
    return ComparedMetric(
      column.name, of: experiment, baseline: baseline?.values, best: best[column])
  }
}

private enum SortKey: Comparable {
  case number(Double)
  case text(ByteString)

  init?(_ experiment: ComparedExperiment, _ column: ComparisonColumn) {
    if case .value(let path) = column, let number = experiment.values[path]?.number {
      self = .number(number)
    } else if let text = experiment.text(of: column) {
      self = .text(text)
    } else {
      return nil
    }
  }
}

extension ComparedExperiment {
  /// What stands in a column; nil where the experiment does not say.
  func text(of column: ComparisonColumn) -> ByteString? {
    switch column {
    case .id: id
    case .name: name
    case .branch:
      branches.isEmpty
        ? nil : ByteString(branches.map(\.bytes).joined(separator: Array(", ".utf8)))
    case .parent: parentName
    case .file: path.bytes
    case .value(let path): values[path]?.text
    }
  }
}
