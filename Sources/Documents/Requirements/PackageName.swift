public import ByteText

/// A package's name as indexes compare it: lower case, runs of `-`, `_` and `.` one `-` (PEP 503).
public struct PackageName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let bytes: ByteString

  public init(_ name: some Collection<UInt8>) {
    var normal: [UInt8] = []
    var isInRun = false
    for byte in name {
      let isSeparator = byte == .ascii("-") || byte == .ascii("_") || byte == .ascii(".")
      if !isSeparator {
        normal.append(byte.lowercased)
      } else if !isInRun {
        normal.append(.ascii("-"))
      }
      isInRun = isSeparator
    }
    bytes = ByteString(normal)
  }

  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }

  public var description: String { bytes.description }
}

extension PackageName: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) {
    self.init(ByteString(stringLiteral: value))
  }
}
