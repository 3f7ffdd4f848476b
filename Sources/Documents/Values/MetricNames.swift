public import ByteText

/// What a metric's name says about its value. A name's words are its runs of ASCII letters and digits.
public enum MetricNames {
  /// One of these words anywhere in a name makes the metric a fraction.
  public static let fractionWords: [ByteString] = ["accuracy", "auc", "f1", "precision", "recall"]
  /// This word at the end of a name makes a metric that is no fraction one that is not negative.
  public static let lossWord: ByteString = "loss"
}

/// What the metric of this name may be: accuracies, F1, precision, recall and areas under a curve
/// are fractions, losses are not negative, of others only the type is known.
public func expectedValue(ofMetric name: ByteString) -> ExpectedValue {
  let words = name.lowercasedASCII.bytes.split { !$0.isAlphanumeric }.map { ByteString($0) }
  if words.contains(where: MetricNames.fractionWords.contains) { return .number(.fraction) }
  return words.last == MetricNames.lossWord ? .number(.atLeast(0)) : .number(.any)
}
