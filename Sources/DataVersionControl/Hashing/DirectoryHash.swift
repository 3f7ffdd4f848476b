public import ByteText
import Documents
import Hashing

/// DVC's hash of a folder: the md5 of the list of its files.
///
/// Source: `dvc_data/hashfile/tree.py`, dvc-data 3.18.
public enum DirectoryHash {
  /// One file of a folder: its path in the folder, and its md5.
  public typealias File = (relativePath: ByteString, md5: ByteString)

  /// 32 lower-case hexadecimal digits and `.dir`.
  ///
  /// - Parameter files: in any order, no path twice; empty folders are none.
  public static func hash(_ files: [File]) -> ByteString {
    ByteString(Array(ContentHash.md5(listing(files)).utf8) + Array(".dir".utf8))
  }

  /// What DVC keeps in its cache for the folder: JSON as Python's `json.dumps(…, sort_keys=True)` writes it,
  /// without a line end.
  public static func listing(_ files: [File]) -> [UInt8] {
    var json: [UInt8] = [.ascii("[")]
    // Python orders by code points, which is the order of the bytes of UTF-8.
    for (place, file) in files.sorted(by: { $0.relativePath < $1.relativePath }).enumerated() {
      if place > 0 { json += ", ".utf8 }
      json += "{\"md5\": ".utf8 + PythonValue.string(file.md5).jsonBytes
      json += ", \"relpath\": ".utf8 + PythonValue.string(file.relativePath).jsonBytes
      json.append(.ascii("}"))
    }
    return json + [.ascii("]")]
  }

  /// The files that a listing of the cache names; nil where it is none.
  static func files(listing bytes: [UInt8]) -> [File]? {
    var limits = DocumentLimits()
    (limits.bytes, limits.nodes, limits.expandedNodes) = (.max, .max, .max)
    let file = ParsedFile(
      path: "listing", bytes: bytes, format: .json, limits: limits)
    guard file.faults.isEmpty, let root = file.document?.root, root.isSequence else { return nil }
    var files: [File] = []
    for element in root.elements {
      guard let path = element["relpath"]?.text, let md5 = element["md5"]?.text else { return nil }
      files.append((path, md5))
    }
    return files
  }
}
