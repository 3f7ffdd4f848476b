/// A path inside a repository: bytes, `/` between components, relative to the top.
///
/// Paths are keys, so they are compared and ordered by their bytes, as git does.
public struct RepositoryPath: Hashable, Sendable {
  public let bytes: ByteString

  public init(_ bytes: ByteString) {
    self.bytes = bytes
  }

  /// The last component.
  public var fileName: ByteString {
    guard let slash = bytes.lastIndex(of: .ascii("/")) else { return bytes }
    return ByteString(bytes[(slash + 1)..<bytes.count])
  }

  /// The path of the folder that holds this one; empty at the top.
  public var folder: RepositoryPath {
    guard let slash = bytes.lastIndex(of: .ascii("/")) else { return RepositoryPath("") }
    return RepositoryPath(ByteString(bytes[0..<slash]))
  }

  /// The file name without its last extension: `model_v1.0.0` of `models/model_v1.0.0.json`.
  public var stem: ByteString {
    let name = fileName
    guard let dot = name.lastIndex(of: .ascii(".")), dot > 0 else { return name }
    return ByteString(name[0..<dot])
  }

  /// What follows the last dot of the file name, in lower case; empty where there is none.
  public var fileExtension: ByteString {
    let nameStart = bytes.lastIndex(of: .ascii("/")).map { $0 + 1 } ?? 0
    guard let dot = bytes.lastIndex(of: .ascii(".")), dot > nameStart else { return "" }
    return bytes[(dot + 1)..<bytes.count].lowercasedASCII
  }

  public var components: [ArraySlice<UInt8>] {
    bytes.bytes.split(separator: .ascii("/"), omittingEmptySubsequences: false)
  }

  /// This path with one more component.
  public func appending(_ component: ByteString) -> RepositoryPath {
    bytes.isEmpty
      ? RepositoryPath(component)
      : RepositoryPath(ByteString(bytes.bytes + [.ascii("/")] + component.bytes))
  }

  /// Whether this path lies in `folder`, at any depth; every path lies in the empty one.
  public func isInside(_ folder: RepositoryPath) -> Bool {
    folder.bytes.isEmpty
      || (bytes.count > folder.bytes.count && bytes.starts(with: folder.bytes)
        && bytes[folder.bytes.count] == .ascii("/"))
  }

  /// The shortest way here from a folder: `../data/raw.csv`, `.`.
  public func seen(from folder: RepositoryPath) -> ByteString {
    let own = bytes.isEmpty ? [] : components
    let other = folder.bytes.isEmpty ? [] : folder.components
    let common = zip(own, other).prefix { $0 == $1 }.count
    let up = Array(repeating: ArraySlice(Array("..".utf8)), count: other.count - common)
    let parts = up + own.dropFirst(common)
    return parts.isEmpty ? "." : ByteString(parts.joined(separator: [.ascii("/")]))
  }

  /// `reference`, written in a file of this folder, as a path of the repository; nil where it is
  /// absolute, holds a backslash or NUL, or climbs above the top. Only bytes are looked at, never a disk.
  public func resolving(_ reference: ByteString) -> RepositoryPath? {
    guard !reference.isEmpty, reference[0] != .ascii("/"),
      !reference.contains(0), !reference.contains(.ascii("\\"))
    else { return nil }
    var resolved = bytes.isEmpty ? [] : components
    for component in reference.bytes.split(separator: .ascii("/")) where !(component == ".") {
      if component == ".." {
        guard resolved.popLast() != nil else { return nil }
      } else {
        resolved.append(component)
      }
    }
    return RepositoryPath(ByteString(resolved.joined(separator: [.ascii("/")])))
  }
}

extension RepositoryPath: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) {
    bytes = ByteString(stringLiteral: value)
  }
}

extension RepositoryPath: Comparable, CustomStringConvertible {
  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }

  public var description: String { bytes.description }
}
