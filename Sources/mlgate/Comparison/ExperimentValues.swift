import ByteText
import Documents

/// Every parameter and result of an experiment that fits a cell, by its dotted path in the file.
struct ExperimentValues: Hashable {
  struct Value: Hashable {
    /// As it is written; the elements of a list with commas between them.
    let text: ByteString
    /// Nil for text, and for what no double holds.
    let number: Double?
    /// Whether it is written as an integer.
    let isWhole: Bool
  }

  /// `training.learning_rate`, in the order of the file.
  private(set) var names: [ByteString] = []
  private var values: [ByteString: Value] = [:]

  /// The results are those of the experiment's results copy where its own are not filled in.
  init(_ experiment: Experiment, in documents: RepositoryDocuments) {
    for entry in experiment.root?.entries ?? [] where entry.key.text != "results" {
      add(entry, below: "")
    }
    for entry in documents.results(of: experiment)?.entries ?? [] { add(entry, below: "results.") }
  }

  subscript(name: ByteString) -> Value? { values[name] }

  private mutating func add(_ entry: MappingEntry, below prefix: ByteString) {
    guard let key = entry.key.text else { return }
    let name = ByteString(prefix.bytes + key.bytes)
    let isMerge = key == "<<"
    if entry.value.isMapping {
      // Of a merged mapping the mapping's own keys win, wherever they stand.
      let below = isMerge ? prefix : ByteString(name.bytes + [.ascii(".")])
      for inner in entry.value.entries { add(inner, below: below) }
    } else if let text = entry.value.cellText, !isMerge {
      let number = entry.value.number
      let value = Value(
        text: text, number: number.flatMap { $0.value.isFinite ? $0.value : nil },
        isWhole: number?.isInteger == true)
      if values.updateValue(value, forKey: name) == nil { names.append(name) }
    }
  }
}

extension Node {
  /// `0.1`, `sgd`, `30, 60, 80`; nil where nothing is filled in and for what needs more than a cell.
  fileprivate var cellText: ByteString? {
    if isBlank || isMapping { return nil }
    if isScalar { return text }
    let texts = elements.compactMap(\.text)
    guard texts.count == elements.count, !texts.isEmpty else { return nil }
    return ByteString(texts.map(\.bytes).joined(separator: Array(", ".utf8)))
  }
}
