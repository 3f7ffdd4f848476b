/// Bounds of a number; a bound that is nil does not exist.
public struct NumberRange: Hashable, Sendable {
  public let lowerBound: Double?
  public let excludesLowerBound: Bool
  public let upperBound: Double?

  public init(lowerBound: Double?, excludesLowerBound: Bool = false, upperBound: Double?) {
    self.lowerBound = lowerBound
    self.excludesLowerBound = excludesLowerBound
    self.upperBound = upperBound
  }

  public static let any = NumberRange(lowerBound: nil, excludesLowerBound: false, upperBound: nil)
  public static let positive = NumberRange(
    lowerBound: 0, excludesLowerBound: true, upperBound: nil)
  /// From 0 to 1, both included.
  public static let fraction = NumberRange(
    lowerBound: 0, excludesLowerBound: false, upperBound: 1)

  public static func atLeast(_ bound: Double) -> NumberRange {
    NumberRange(lowerBound: bound, excludesLowerBound: false, upperBound: nil)
  }

  public func contains(_ value: Double) -> Bool {
    if let lowerBound, value < lowerBound || excludesLowerBound && value == lowerBound {
      return false
    }
    return upperBound.map { value <= $0 } ?? true
  }
}

extension NumberRange: CustomStringConvertible {
  /// Behind "must be": `at least 1`, `above 0`, `from 0 to 1`.
  public var description: String {
    switch (lowerBound, upperBound) {
    case (let lower?, let upper?): "from \(short(lower)) to \(short(upper))"
    case (let lower?, nil): "\(excludesLowerBound ? "above" : "at least") \(short(lower))"
    case (nil, let upper?): "at most \(short(upper))"
    case (nil, nil): "any number"
    }
  }

  /// `1` rather than `1.0`.
  private func short(_ bound: Double) -> String {
    Int(exactly: bound).map { "\($0)" } ?? "\(bound)"
  }
}
