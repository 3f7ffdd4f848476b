public import ByteText

/// A judged file that is neither YAML nor JSON: requirements, attributes.
public struct TextFile: Sendable {
  /// Without bytes where the file is larger than the limit.
  public let source: SourceText
  public let kind: FileKind
  /// The faults that any text can have: a merge conflict, too many bytes.
  public let faults: [SyntaxFault]

  public var path: RepositoryPath { source.path }

  init(path: RepositoryPath, kind: FileKind, bytes: [UInt8]) {
    source = SourceText(path: path, bytes: bytes)
    self.kind = kind
    faults = mergeConflicts(in: source)
  }

  init(unread path: RepositoryPath, kind: FileKind, fault: SyntaxFault) {
    source = SourceText(path: path, bytes: [])
    self.kind = kind
    faults = [fault]
  }
}
