/// What the data calls a class.
public enum ClassLabel: Hashable, Sendable {
  case integer(Int)
  /// UTF-8.
  case text([UInt8])
}

extension ClassLabel: Comparable {
  /// Integers by value, before texts by their bytes: the order in which `numpy.unique` sorts either
  /// kind.
  public static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.lexicographicallyPrecedes(right)
    case (.integer, .text): true
    case (.text, .integer): false
    }
  }
}
