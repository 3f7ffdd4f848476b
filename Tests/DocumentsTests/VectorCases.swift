import ByteText
import Documents
import TestSupport

/// The `cases` (or another list) of a vector file, read by our own reader: its values keep their Python types.
func vectorCases(_ name: String, key: PythonValue = "cases") -> [PythonValue] {
  var limits = DocumentLimits()
  (limits.nodes, limits.expandedNodes) = (1_000_000, 1_000_000)
  guard let bytes = try? vectors(name),
    let root = ParsedFile(path: "vectors", bytes: Array(bytes), format: .json, limits: limits)
      .document?.root
  else { return [] }
  return PythonValue(root)?.dictionary?[key]?.list ?? []
}
