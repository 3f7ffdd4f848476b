public import ByteText

/// How often held-out examples of each class were taken for each class.
public struct ConfusionCounts: Hashable, Sendable {
  /// What the data calls the classes.
  public var classes: [ByteString]
  /// A row a true class, a column a predicted class; as many of both as there are classes.
  public var counts: [[Int]]

  public init(classes: [ByteString], counts: [[Int]]) {
    self.classes = classes
    self.counts = counts
  }
}
