package import ByteText
import Documents
import Findings
import RepositorySnapshot

extension Fix {
  /// Another spelling of a scalar, its quotes kept; nil where it is not written in the source as it reads.
  static func spelling(_ new: ByteString, of node: Node) -> Fix? {
    guard let text = node.text, !node.isAlias else { return nil }
    let source = node.document.source
    var range = node.byteRange
    if range.count == text.count + 2, node.style == .quoted {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    guard ByteString(source.bytes[range]) == text else { return nil }
    return Fix(
      "write \(new) for \(text)", in: source.path, .replacement(range, old: text, new: new))
  }

  /// The same scalar as text, in single quotes; nil where it is not a plain one that reads as it is written.
  static func quotes(around node: Node) -> Fix? {
    guard let text = node.text, node.style == .plain else { return nil }
    let escaped = text.bytes.flatMap { $0 == .ascii("'") ? [$0, $0] : [$0] }
    return spelling(ByteString([.ascii("'")] + escaped + [.ascii("'")]), of: node)
  }
}

extension Snapshot {
  /// Whether lines can be added to the file at a path: it is a regular one, or it can be made in its folder.
  func takesLines(_ path: RepositoryPath) -> Bool {
    if let entry = entry(at: path) { return entry.mode.isFile }
    return firstEntry(inside: path) == nil
      && (path.folder.bytes.isEmpty || firstEntry(inside: path.folder) != nil)
  }
}

extension ByteString {
  /// The pattern of gitattributes and gitignore that matches this path and no other below its file's folder:
  /// `/models/a.pth`. Nil for a path with a control character or white space at its end.
  package var exactPattern: ByteString? {
    guard allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), last != .space else { return nil }
    var pattern: [UInt8] = [.ascii("/")]
    for byte in bytes {
      if "*?[\\".utf8.contains(byte) { pattern.append(.ascii("\\")) }
      pattern.append(byte)
    }
    return ByteString(pattern)
  }
}
