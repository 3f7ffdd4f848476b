public import ByteText

/// `exp-NNN`: what an experiment's id, its file name and its children's `parent_experiment` share.
///
/// Two of them name one experiment when their digits are the same, whatever slug follows.
public struct ExperimentIdentifier: Hashable, Sendable {
  /// `001`, three digits or more.
  public let digits: ByteString

  /// A whole id, slug and all, as a regular expression, for JSON Schema.
  public static let pattern = "^exp-[0-9]{3,}(-[a-z0-9-]+)?$"

  /// The identifier that `text` begins with: the end or a hyphen must follow it.
  public init?(_ text: some Collection<UInt8>) {
    guard text.hasPrefix("exp-") else { return nil }
    let rest = text.dropFirst(4)
    let digits = rest.prefix { $0.isDigit }
    guard digits.count >= 3 else { return nil }
    let next = rest.dropFirst(digits.count).first
    guard next == nil || next == .ascii("-") else { return nil }
    self.digits = ByteString(digits)
  }

  /// What follows `exp-NNN-` in `text`, which began with an identifier; empty where nothing does.
  public static func slug(of text: ByteString) -> ByteString {
    ByteString(text.dropFirst(4).drop { $0.isDigit }.dropFirst())
  }
}

extension ExperimentIdentifier: Comparable, CustomStringConvertible {
  /// By number: 999 before 1000.
  public static func < (left: Self, right: Self) -> Bool {
    (left.digits.count, left.digits) < (right.digits.count, right.digits)
  }

  public var description: String { "exp-\(digits)" }
}
