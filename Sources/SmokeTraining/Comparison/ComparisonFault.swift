public import ByteText

/// Why two sets of predictions cannot be compared.
public enum ComparisonFault: Error, Hashable, Sendable {
  case noRows
  case repeatedRow(ByteString)
  /// A row of the baseline that the candidate was not judged on.
  case missingFromCandidate(ByteString)
  /// A row of the candidate that the baseline was not judged on.
  case missingFromBaseline(ByteString)
  case labelDiffers(ByteString, candidate: ByteString, baseline: ByteString)
  /// A probability of this row is no number in [0, 1].
  case impossibleProbability(ByteString, Double)
  /// The margin must be a finite number, at least zero.
  case impossibleMargin(Double)
}

extension ComparisonFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRows: "there is no row to compare on"
    case .repeatedRow(let id): "the row \(id.quoted) is there twice; give each row an id of its own"
    case .missingFromCandidate(let id):
      "the row \(id.quoted) of the baseline is missing from the candidate; "
        + "judge both on the same rows"
    case .missingFromBaseline(let id):
      "the row \(id.quoted) of the candidate is missing from the baseline; "
        + "judge both on the same rows"
    case .labelDiffers(let id, let candidate, let baseline):
      "the row \(id.quoted) has the label \(candidate.quoted) in the candidate but "
        + "\(baseline.quoted) in the baseline; judge both on the same rows"
    case .impossibleProbability(let id, let value):
      "the row \(id.quoted) has the probability \(value), which is not in [0, 1]"
    case .impossibleMargin(let value):
      "the margin is \(value); it must be a finite number, zero or more"
    }
  }
}
