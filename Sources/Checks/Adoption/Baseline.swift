public import ByteText
import Documents
public import Findings

/// Findings that a repository lives with: what is recorded here fails no run, what is new does.
///
/// A finding is known by its fingerprint, its rule and its path together: a fingerprint alone is no seal, and
/// moved lines keep it.
public struct Baseline: Sendable {
  /// One finding that is known.
  public struct Entry: Hashable, Sendable {
    /// 32 hexadecimal digits.
    public let fingerprint: ByteString
    /// Its id.
    public let rule: ByteString
    /// As reports show it.
    public let path: ByteString
    /// What the finding said when it was recorded; for people.
    public let message: ByteString

    public init(_ finding: ReportedFinding) {
      fingerprint = ByteString(finding.fingerprint)
      rule = ByteString(finding.rule.id)
      path = ByteString(finding.location.path.description)
      message = ByteString(finding.message)
    }

    init(fingerprint: ByteString, rule: ByteString, path: ByteString, message: ByteString) {
      (self.fingerprint, self.rule, self.path, self.message) = (fingerprint, rule, path, message)
    }
  }

  /// Where a repository keeps it.
  public static let path: RepositoryPath = ".mlgate-baseline.json"

  /// The largest file that is read, in bytes.
  public static let byteLimit = 16 << 20

  /// The file that it was read from.
  public let file: RepositoryPath
  /// In the order of the file.
  public let entries: [Entry]
  let source: SourceText
  /// Where each entry stands.
  let locations: [SourceLocation]
  let known: Set<Key>

  struct Key: Hashable {
    let fingerprint: ByteString
    let rule: ByteString
    let path: ByteString

    init(_ entry: Entry) {
      (fingerprint, rule, path) = (entry.fingerprint, entry.rule, entry.path)
    }
  }

  /// Reads the file's bytes.
  ///
  /// - Parameter path: for messages.
  public init(path: RepositoryPath, bytes: [UInt8]) throws(InvalidBaseline) {
    let located = try BaselineReader(path: path, bytes: bytes).entries()
    file = path
    source = SourceText(path: path, bytes: bytes)
    entries = located.map(\.entry)
    locations = located.map(\.location)
    known = Set(entries.map { Key($0) })
  }

  /// As they were read.
  public var bytes: [UInt8] { source.bytes }

  public func knows(_ finding: ReportedFinding) -> Bool { known.contains(Key(Entry(finding))) }
}

/// A baseline that cannot be read: wrong configuration, never a pass.
public struct InvalidBaseline: Error, Hashable {
  public let location: SourceLocation
  /// What is wrong and what to do, in one sentence.
  public let message: String
}
