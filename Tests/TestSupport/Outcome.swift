public import Foundation

/// What a program left behind: its exit code and everything it wrote.
public struct Outcome: Hashable, Sendable {
  /// The negated signal where one ended the program.
  public let exitCode: Int32
  public let output: String
  public let errors: String

  public init(_ exitCode: Int32, output: String = "", errors: String = "") {
    self.exitCode = exitCode
    self.output = output
    self.errors = errors
  }
}

extension Outcome: CustomStringConvertible {
  public var description: String { "exit \(exitCode)\n--- output\n\(output)--- errors\n\(errors)" }
}

extension Outcome {
  /// Runs a program found on PATH to its end.
  ///
  /// Input and output go through files: neither side can wait for the other, whatever their size.
  public init(
    of program: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String], in folder: URL
  ) throws {
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

    let status = process.terminationStatus
    exitCode = process.terminationReason == .uncaughtSignal ? -status : status
    output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
  }
}
