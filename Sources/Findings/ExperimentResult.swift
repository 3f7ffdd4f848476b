public import ByteText

/// One result of several experiments: `test_accuracy` of each that has a number there.
public struct ExperimentResult: Codable, Sendable {
  public var name: ByteString
  /// Whether more is better; less is otherwise.
  public var isHigherBetter: Bool
  /// In the order of the table's rows.
  public var values: [ExperimentValue]

  public init(name: ByteString, isHigherBetter: Bool, values: [ExperimentValue]) {
    self.name = name
    self.isHigherBetter = isHigherBetter
    self.values = values
  }
}

/// A result of one experiment, in the unit in which its file has it.
public struct ExperimentValue: Codable, Hashable, Sendable {
  /// The experiment's id.
  public var experiment: ByteString
  /// Finite.
  public var value: Double
  /// The ends of Wilson's 95 % interval, in [0, 1]; nil where the number of examples is not known.
  public var low: Double?
  public var high: Double?

  public init(
    experiment: ByteString, value: Double, low: Double? = nil, high: Double? = nil
  ) {
    self.experiment = experiment
    self.value = value
    self.low = low
    self.high = high
  }
}
