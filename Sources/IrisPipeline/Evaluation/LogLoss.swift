/// The loss of a single prediction.
public enum LogLoss {
  /// −ln p in nats, where p is the probability that a classifier gave to the true class.
  ///
  /// Clipped to [2⁻⁵², 1 − 2⁻⁵²] as `sklearn.metrics.log_loss` does, so that a certain error costs
  /// 36.04 and not infinity; the same bits on every machine. A probability that is no number has
  /// such a loss.
  public static func ofProbability(_ probability: Double) -> Double {
    if probability.isNaN { return probability }
    return -Logarithm.logarithm(min(max(probability, .ulpOfOne), 1 - .ulpOfOne))
  }
}
