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
    /// False for an integer that no double has exactly.
    let isExact: Bool
  }

  /// `training.learning_rate`, in the order of the file.
  private(set) var names: [ByteString] = []
  private var values: [ByteString: Value] = [:]

  /// The results are those of the experiment's results copy where its own are not filled in.
  init(_ experiment: Experiment, in documents: RepositoryDocuments) {
    for entry in experiment.root?.entries ?? [] where entry.key.text != "results" {
      add(entry, below: "")
    }
    if let results = documents.results(of: experiment) {
      add(entriesOf: results, below: "results.")
    }
  }

  subscript(name: ByteString) -> Value? { values[name] }

  /// A mapping's own keys win over merged ones wherever they stand, and of those the first mapping's.
  private mutating func add(entriesOf mapping: Node, below prefix: ByteString) {
    let entries = mapping.entries
    for merge in entries where merge.key.text == "<<" {
      let sources = merge.value.isSequence ? merge.value.elements.reversed() : [merge.value]
      for source in sources { add(entriesOf: source, below: prefix) }
    }
    for entry in entries where entry.key.text != "<<" { add(entry, below: prefix) }
  }

  private mutating func add(_ entry: MappingEntry, below prefix: ByteString) {
    guard let key = entry.key.text else { return }
    let name = ByteString(prefix.bytes + key.bytes)
    if entry.value.isMapping {
      add(entriesOf: entry.value, below: ByteString(name.bytes + [.ascii(".")]))
    } else if let text = entry.value.cellText {
      let number = entry.value.number
      let value = Value(
        text: text, number: number.flatMap { $0.value.isFinite ? $0.value : nil },
        isWhole: number?.isInteger == true, isExact: number?.isExact == true)
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
