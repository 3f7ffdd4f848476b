public import Foundation

/// A program that did not end with the status expected of it.
public struct ProgramFailure: Error, CustomStringConvertible {
  public let description: String
}

/// Runs a program found on PATH, or given by its path, that must end with `status`, and returns its
/// standard output without the last line feed.
///
/// Input and output go through files: neither side can wait for the other, whatever their size.
public func run(
  _ program: String, _ arguments: [String], input: [UInt8] = [],
  environment: [String: String], in folder: URL, status: Int32 = 0
) throws -> String {
  let scratch = FileManager.default.temporaryDirectory
    .appending(path: "mlgate-run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let files = ["input", "output", "errors"].map { scratch.appending(path: $0) }
  try Data(input).write(to: files[0])
  for file in files[1...] { try Data().write(to: file) }

  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.environment = environment
  process.currentDirectoryURL = folder
  process.standardInput = try FileHandle(forReadingFrom: files[0])
  process.standardOutput = try FileHandle(forWritingTo: files[1])
  process.standardError = try FileHandle(forWritingTo: files[2])
  try process.run()
  process.waitUntilExit()

  let output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
  guard process.terminationStatus == status else {
    let errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    throw ProgramFailure(
      description: "\(program) \(arguments.joined(separator: " ")) ended with "
        + "\(process.terminationStatus): \(errors)\(output)")
  }
  return output.hasSuffix("\n") ? String(output.dropLast()) : output
}
