import ByteText

/// The rows of two sets of predictions side by side, sorted by id.
struct PairedRows {
  let candidate: [Prediction]
  let baseline: [Prediction]

  /// Throws for the first row, by id, that is not the same in both.
  init(_ candidate: Predictions, _ baseline: Predictions) throws(ComparisonFault) {
    self.candidate = try Self.sorted(candidate)
    self.baseline = try Self.sorted(baseline)
    for (new, old) in zip(self.candidate, self.baseline) {
      if new.id < old.id { throw .missingFromBaseline(new.id) }
      if old.id < new.id { throw .missingFromCandidate(old.id) }
      guard new.label == old.label else {
        throw .labelDiffers(new.id, candidate: new.label, baseline: old.label)
      }
    }
    let common = min(self.candidate.count, self.baseline.count)
    if let extra = self.candidate.dropFirst(common).first { throw .missingFromBaseline(extra.id) }
    if let extra = self.baseline.dropFirst(common).first { throw .missingFromCandidate(extra.id) }
  }

  private static func sorted(_ predictions: Predictions) throws(ComparisonFault) -> [Prediction] {
    let rows = predictions.rows.sorted { $0.id < $1.id }
    if rows.isEmpty { throw .noRows }
    for row in rows where !(0...1).contains(row.probability) {
      throw .impossibleProbability(row.id, row.probability)
    }
    for (row, next) in zip(rows, rows.dropFirst()) where row.id == next.id {
      throw .repeatedRow(row.id)
    }
    return rows
  }
}
