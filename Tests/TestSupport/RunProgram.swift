public import Foundation

/// A program that did not end as it must.
public struct ProgramFailure: Error, CustomStringConvertible {
  public let description: String
}

/// Runs a program found on PATH, or given by its path, that must end with `status`, and returns its
/// standard output without the last line feed.
public func run(
  _ program: String, _ arguments: [String], input: [UInt8] = [],
  environment: [String: String], in folder: URL, status: Int32 = 0
) throws -> String {
  let outcome = try Outcome(
    of: program, arguments, input: input, environment: environment, in: folder)
  guard outcome.exitCode == status else {
    throw ProgramFailure(
      description: "\(program) \(arguments.joined(separator: " ")) ended with "
        + "\(outcome.exitCode): \(outcome.errors)\(outcome.output)")
  }
  return outcome.output.hasSuffix("\n") ? String(outcome.output.dropLast()) : outcome.output
}
