/// Colours, or none: the caller decides from `--color`, NO_COLOR and whether a terminal listens.
public struct TerminalStyle: Sendable {
  public let isColored: Bool

  public static let plain = TerminalStyle(isColored: false)
  public static let colored = TerminalStyle(isColored: true)

  private init(isColored: Bool) {
    self.isColored = isColored
  }

  enum Role: String {
    case strong = "1"
    case error = "1;31"
    case warning = "1;33"
    case success = "1;32"
    case gutter = "34"
    case hint = "36"
  }

  func paint(_ text: String, _ role: Role) -> String {
    isColored ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
