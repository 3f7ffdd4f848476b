extension Metrics {
  /// The text of `metrics.json`, in the nested form that `dvc metrics show` and `diff` read.
  ///
  /// A figure without a denominator is null.
  ///
  /// - Precondition: the log loss is finite, and there is a label a class.
  public func json(classes: [ClassLabel]) -> [UInt8] {
    JSONWriter.document(.members(members(classes)))
  }

  fileprivate func members(_ classes: [ClassLabel]) -> KeyValuePairs<String, JSONValue> {
    precondition(classes.count == recall.count)
    return [
      "accuracy": .number(accuracy),
      "accuracy_interval_low": .number(accuracyInterval.low),
      "accuracy_interval_high": .number(accuracyInterval.high),
      "log_loss": .number(logLoss),
      "brier_score": .number(brierScore),
      "macro_precision": .number(macroPrecision),
      "macro_recall": .number(macroRecall),
      "macro_f1": .number(macroF1),
      "weighted_precision": .number(weightedPrecision),
      "weighted_recall": .number(weightedRecall),
      "weighted_f1": .number(weightedF1),
      "rows": .integer(confusion.total),
      "classes": .object(classes.indices.map { (classes[$0].name, json(ofClass: $0)) }),
    ]
  }

  private func json(ofClass index: Int) -> JSONValue {
    .members([
      "precision": .number(precision[index]),
      "recall": .number(recall[index]),
      "f1": .number(f1[index]),
      "support": .integer(confusion.support[index]),
      "precision_interval_low": .figure(precisionIntervals[index]?.low),
      "precision_interval_high": .figure(precisionIntervals[index]?.high),
      "recall_interval_low": .figure(recallIntervals[index]?.low),
      "recall_interval_high": .figure(recallIntervals[index]?.high),
    ])
  }
}

extension CrossValidation {
  /// The same text over all rows, each judged by the fold that did not learn from it; and the accuracy
  /// of each fold.
  public func json(classes: [ClassLabel]) -> [UInt8] {
    let folds = accuracies.enumerated().map {
      (Array(($0 + 1).description.utf8), JSONValue.number($1))
    }
    let metrics = Metrics(outcomes, classCount: classes.count).members(classes)
    return JSONWriter.document(
      .object(
        metrics.map { (Array($0.key.utf8), $0.value) }
          + [(Array("fold_accuracies".utf8), .object(folds))]))
  }
}

extension JSONValue {
  fileprivate static func figure(_ value: Double?) -> JSONValue {
    value.map(JSONValue.number) ?? .null
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
