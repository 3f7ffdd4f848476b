import Foundation
public import Testing

/// Compares `bytes` with a file of `Tests/Vectors`.
///
/// `MLGATE_RECORD=1 swift test --filter …` writes the file anew and fails, so that the change is
/// reviewed as a diff and no recording run is green.
public func expectGolden(
  _ bytes: [UInt8], _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["MLGATE_RECORD"] != nil {
    let tests = URL(filePath: filePath).deletingLastPathComponent().deletingLastPathComponent()
    try Data(bytes).write(to: tests.appending(path: "Vectors").appending(path: name))
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
  }
  let expected = String(decoding: try vectors(name), as: UTF8.self)
  #expect(String(decoding: bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
}
