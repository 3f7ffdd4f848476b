public import ByteText

/// A place in a text file. Lines and columns count from 1; columns count Unicode code points.
public struct SourcePosition: Codable, Hashable, Comparable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// From `start` up to, not including, `end`.
public struct SourceRange: Codable, Hashable, Sendable {
  public var start: SourcePosition
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

/// A file, and where the fault is in its text the exact range.
public struct SourceLocation: Codable, Hashable, Sendable {
  public var path: RepositoryPath
  /// Nil where the fault is the file itself: its mode, its size, its name.
  public var range: SourceRange?

  public init(path: RepositoryPath, range: SourceRange? = nil) {
    self.path = path
    self.range = range
  }
}

extension SourceLocation: Comparable {
  /// By path, line, column; a whole file before places in it.
  public static func < (left: Self, right: Self) -> Bool {
    guard left.path == right.path else { return left.path < right.path }
    guard let leftRange = left.range, let rightRange = right.range else {
      return left.range == nil && right.range != nil
    }
    return (leftRange.start, leftRange.end) < (rightRange.start, rightRange.end)
  }
}

extension SourcePosition {
  /// Refuses what no text has: columns are added to, and lines are counted.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    line = try values.decode(Int.self, forKey: .line)
    column = try values.decode(Int.self, forKey: .column)
    guard (1...Int(Int32.max)).contains(line), (1...Int(Int32.max)).contains(column) else {
      throw DecodingError.dataCorruptedError(
        forKey: .line, in: values, debugDescription: "no line or column of a text")
    }
  }
}

extension SourceRange {
  /// Refuses a range that ends before it begins.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    start = try values.decode(SourcePosition.self, forKey: .start)
    end = try values.decode(SourcePosition.self, forKey: .end)
    guard start <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: values, debugDescription: "a range that ends before it begins")
    }
  }
}
