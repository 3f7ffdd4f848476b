import Foundation
import Testing

/// What xmllint (libxml2-utils) has to say about a document; empty where it is valid.
func xmllint(
  _ document: [UInt8], schema: String? = nil, filePath: String = #filePath
) throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "report.xml")
  try Data(document).write(to: file)
  let schemas = URL(filePath: filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Vectors/schemas")
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments =
    ["xmllint", "--nonet", "--noout"]
    + (schema.map { ["--schema", schemas.appending(path: $0).path] } ?? []) + [file.path]
  let errors = Pipe()
  process.standardError = errors
  try process.run()
  let output = try errors.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  // 127: env did not find it; `make setup` installs libxml2-utils.
  try #require(process.terminationStatus != 127, "xmllint is missing: apt install libxml2-utils")
  return process.terminationStatus == 0
    ? "" : String(decoding: output.prefix(2000), as: UTF8.self)
}
