extension Metrics {
  /// The text of `metrics.json`, in the nested form that `dvc metrics show` and `diff` read.
  ///
  /// - Precondition: the log loss is finite, and there is a label a class.
  public func json(classes: [ClassLabel]) -> [UInt8] {
    precondition(classes.count == recall.count)
    let interval = WilsonInterval(successes: confusion.correct, of: confusion.total)
    return JSONWriter.document(
      .members([
        "accuracy": .number(accuracy),
        "accuracy_interval_low": .number(interval.low),
        "accuracy_interval_high": .number(interval.high),
        "log_loss": .number(logLoss),
        "macro_precision": .number(macroPrecision),
        "macro_recall": .number(macroRecall),
        "macro_f1": .number(macroF1),
        "weighted_precision": .number(weightedPrecision),
        "weighted_recall": .number(weightedRecall),
        "weighted_f1": .number(weightedF1),
        "rows": .integer(confusion.total),
        "classes": .object(classes.indices.map { (classes[$0].name, json(ofClass: $0)) }),
      ]))
  }

  private func json(ofClass index: Int) -> JSONValue {
    .members([
      "precision": .number(precision[index]),
      "recall": .number(recall[index]),
      "f1": .number(f1[index]),
      "support": .integer(confusion.support[index]),
    ])
  }
}

extension ClassLabel {
  /// What the data calls the class, as UTF-8.
  public var name: [UInt8] {
    switch self {
    case .integer(let value): Array(value.description.utf8)
    case .text(let bytes): bytes
    }
  }
}
