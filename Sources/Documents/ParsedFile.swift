public import ByteText

/// A YAML or JSON file as it was read: the tree where there is one, and every syntax fault.
public struct ParsedFile: Sendable {
  public let source: SourceText
  public let format: LocatedDocument.Format
  /// Nil where the file has no readable document: it still exists and counts by its name.
  public let document: LocatedDocument?
  public let faults: [SyntaxFault]

  public var path: RepositoryPath { source.path }

  /// Reads `bytes` strictly, within `limits`.
  ///
  /// - Parameter asPython: read JSON as Python's `json` does, with NaN, the infinities and repeated keys.
  public init(
    path: RepositoryPath, bytes: [UInt8], format: LocatedDocument.Format,
    limits: DocumentLimits = DocumentLimits(), asPython: Bool = false
  ) {
    self.init(SourceText(path: path, bytes: bytes), format, limits, asPython)
  }

  private init(
    _ source: SourceText, _ format: LocatedDocument.Format, _ limits: DocumentLimits,
    _ asPython: Bool
  ) {
    self.source = source
    self.format = format
    if let fault = limits.sizeFault(ofFileWith: source.bytes.count)
      ?? encodingFault(source.bytes, format)
    {
      (document, faults) = (nil, [fault])
      return
    }
    let conflicts = mergeConflicts(in: source)
    guard conflicts.isEmpty else {
      // A conflict breaks the grammar too; the markers are the cause.
      (document, faults) = (nil, conflicts)
      return
    }
    (document, faults) =
      switch format {
      case .yaml: parseYAML(source, limits: limits)
      case .json: parseJSON(source, limits: limits, asPython: asPython)
      }
  }

  /// A file whose fault was seen before its content was read.
  init(unread path: RepositoryPath, format: LocatedDocument.Format, fault: SyntaxFault) {
    source = SourceText(path: path, bytes: [])
    self.format = format
    document = nil
    faults = [fault]
  }
}
