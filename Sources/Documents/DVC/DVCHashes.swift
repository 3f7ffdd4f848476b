public import ByteText

/// The md5s of a snapshot's `.dvc` and dvc.lock files.
public struct DVCHashes: Sendable {
  /// The fewest characters by which a hash may be abbreviated.
  public static let shortestPrefix = 8

  /// In lower case, sorted, `.dir` of a folder kept.
  let sorted: [ByteString]
  /// False where a file that may hold more could not be read: then "no such hash" is not known.
  public let isWhole: Bool

  init(_ hashes: [ByteString], isWhole: Bool) {
    sorted = Set(hashes.map(\.lowercasedASCII)).sorted()
    self.isWhole = isWhole
  }

  public var isEmpty: Bool { sorted.isEmpty }

  /// Whether `hash` is one of them, or the first 8 or more characters of one. Characters, not hex
  /// digits: whether an md5 is well formed is another question.
  public func contains(_ hash: ByteString) -> Bool {
    let hash = hash.lowercasedASCII
    guard hash.count >= Self.shortestPrefix else { return false }
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < hash { low = middle + 1 } else { high = middle }
    }
    // Whatever begins with `hash` is not less than it, and nothing else lies between.
    return low < sorted.count && sorted[low].starts(with: hash.bytes)
  }
}
