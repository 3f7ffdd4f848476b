public import ByteText

/// What a line says about one attribute.
public enum AttributeState: Hashable, Sendable {
  /// `name`
  case set
  /// `-name`
  case unset
  /// `!name`: as if no line had named it.
  case unspecified
  /// `name=value`
  case value(ByteString)
}

/// One attribute of a line and where it stands.
public struct AttributeAssignment: Hashable, Sendable {
  public let name: ByteString
  public let state: AttributeState
  /// Byte offsets in the file.
  public let range: Range<Int>

  public init(name: ByteString, state: AttributeState, range: Range<Int>) {
    self.name = name
    self.state = state
    self.range = range
  }
}

/// One line of an attribute file that is neither empty nor a comment.
public struct AttributeLine: Sendable {
  public enum Target: Sendable {
    case pattern(Glob)
    /// `[attr]name`: the attributes that `name` stands for.
    case macro(ByteString)
  }

  /// Why git takes no notice of a line.
  public enum Fault: Hashable, Sendable {
    /// `!pattern`
    case negativePattern
    /// `[attr]name` in a file below the top.
    case macroBelowTop
    /// 2,048 bytes or more.
    case tooLong
    /// The first word that cannot be an attribute's name, and its place.
    case invalidName(ByteString, Range<Int>)
  }

  public let target: Target
  /// Where the pattern or `[attr]name` stands, quotes included.
  public let targetRange: Range<Int>
  /// In the order of the line; those that could be read where the line has a fault.
  public let assignments: [AttributeAssignment]
  /// Nil where git heeds the line.
  public let fault: Fault?
}
