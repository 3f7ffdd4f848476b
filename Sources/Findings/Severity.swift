/// How much a finding weighs.
public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
  case warning, error

  public static func < (left: Self, right: Self) -> Bool { left == .warning && right == .error }
}
