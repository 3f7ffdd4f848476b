/// How often rows of each class were taken for each class.
public struct ConfusionMatrix: Hashable, Sendable {
  /// A row a true class, a column a predicted class.
  public let counts: [[Int]]

  /// - Precondition: both arrays are of one length and hold numbers in 0..<classCount.
  public init(labels: [Int], predicted: [Int], classCount: Int) {
    precondition(labels.count == predicted.count)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classCount), count: classCount)
    for (label, prediction) in zip(labels, predicted) { counts[label][prediction] += 1 }
    self.counts = counts
  }

  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  public var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// How many rows each class has.
  public var support: [Int] { counts.map { $0.reduce(0, +) } }

  /// How often each class was predicted.
  var predictions: [Int] {
    counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }
}
