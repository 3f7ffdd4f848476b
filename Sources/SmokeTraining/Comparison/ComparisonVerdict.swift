/// What the comparison of a candidate with its baseline came to.
public enum ComparisonVerdict: String, CaseIterable, Sendable {
  /// The candidate's loss is lower, beyond the luck of the rows.
  case better
  /// The candidate's loss is not higher by more than the margin.
  case noWorse = "no worse"
  /// The candidate's loss is higher by more than the margin.
  case worse
  /// The rows are too few, or too uneven, to tell.
  case notEnoughRows = "not enough rows"
}
