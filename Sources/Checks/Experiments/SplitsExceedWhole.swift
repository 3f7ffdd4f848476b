import ByteText
public import Documents
public import Findings

/// Flags data splits that give out more than there is, or, where all three are given, less.
public struct SplitsExceedWhole: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP008",
    name: "splits-exceed-whole",
    severity: .error,
    subject: .experiments,
    summary: "The splits of the data do not sum to the whole",
    rationale: """
      Shares of more than the whole mean that samples are in two splits, and a test set that was \
      trained on measures nothing. Where all three are given and leave a rest, a warning: data is \
      thrown away. The tolerance is 1e-6, for shares such as 0.333.
      """,
    help: "let train_split, val_split and test_split sum to 1",
    passing: [
      .experiment("the whole", "data: {train_split: 0.8, val_split: 0.1, test_split: 0.1}\n"),
      .experiment(
        "the whole but for rounding",
        "data: {train_split: 0.3333333, val_split: 0.3333333, test_split: 0.3333333}\n"),
      .experiment("one or two given", "data: {train_split: 0.8, test_split: 0.1}\n"),
      .experiment(
        "a percentage: value-out-of-range says so",
        "data: {train_split: 80, val_split: 10, test_split: 10}\n"),
    ],
    failing: [
      .experiment("more", "data: {train_split: 0.8, val_split: 0.2, test_split: «0.2»}\n"),
      .experiment("more by two alone", "data: {test_split: 0.3, train_split: «0.8»}\n"),
      .experiment("less", "data: {train_split: 0.8, val_split: 0.1, test_split: «0.05»}\n"),
    ])

  private static let tolerance = 1e-6
  private static let keys: Set<ByteString> = ["train_split", "val_split", "test_split"]

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      let splits = Self.keys.compactMap { experiment.data?.entry(for: $0)?.value }
        .sorted { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
      let values = splits.compactMap { $0.number?.value }
      // A share that is no share has its own finding.
      guard let last = splits.last, values.count == splits.count,
        values.allSatisfy({ $0 >= 0 && $0 <= 1 })
      else { return nil }
      let sum = values.reduce(0, +)
      let isLess = splits.count == 3 && sum < 1 - Self.tolerance
      guard isLess || sum > 1 + Self.tolerance else { return nil }
      return Finding(
        .sum(splits.compactMap(\.text), sum), at: last.location, severity: isLess ? .warning : nil,
        related: splits.dropLast().map { RelatedLocation("another share", at: $0.location) })
    }
  }
}

extension Finding.Message {
  fileprivate static func sum(_ shares: [ByteString], _ sum: Double) -> Self {
    let total = (sum * 1e6).rounded() / 1e6
    let shares = shares.map { $0.description }.joined(separator: " + ")
    return Self("the splits \(shares) sum to \(total), \(sum > 1 ? "more" : "less") than the whole")
  }
}
