public import ByteText

/// Which way a metric of a model gets better.
public enum MetricDirection: Hashable, Sendable {
  case higher, lower

  /// By the words of the metric's name; nil where it does not tell, and for what is measured on the
  /// training data, which says nothing about the model in use.
  public init?(ofMetric name: ByteString) {
    let words = name.lowercasedASCII.bytes.split { !$0.isAlphanumeric }.map { ByteString($0) }
    if words.contains(where: Self.trainingWords.contains) { return nil }
    // "Error" and "loss" turn a name around: `accuracy_loss` is lower where it is better.
    if words.contains(where: Self.lowerWords.contains) {
      self = .lower
    } else if words.contains(where: Self.higherWords.contains) {
      self = .higher
    } else {
      return nil
    }
  }

  /// How much better `value` is than `before`; negative where it is worse.
  public func gain(of value: Double, over before: Double) -> Double {
    self == .higher ? value - before : before - value
  }

  private static let trainingWords: [ByteString] = ["train", "training"]
  private static let lowerWords: [ByteString] = [
    "cer", "error", "loss", "mae", "mse", "perplexity", "rmse", "wer",
  ]
  private static let higherWords: [ByteString] =
    MetricNames.fractionWords + ["bleu", "dice", "iou", "map", "r2", "rouge"]
}
