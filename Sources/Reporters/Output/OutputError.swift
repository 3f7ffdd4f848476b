public import ByteText

/// A report that could not be written: the tool could not work (exit 3).
public struct OutputError: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    /// A system call failed: its error number and the system's words.
    case system(Int32, String)
    /// The folder that should hold the file is not there.
    case missingFolder
    case symbolicLink
    case notARegularFile
    /// Somebody else wrote to the file while we did.
    case changed
    /// Another process holds the folder's lock.
    case locked
    case tooLarge(limit: Int)
    /// The markers of RESULTS.md do not enclose one block.
    case markers(ResultsMarkerFault)
    /// What we made does not read back; nothing was written.
    case malformed(MalformedOutput)
  }

  /// The file, or `standard output`.
  public let target: ByteString
  public let problem: Problem

  init(_ target: ByteString, _ problem: Problem) {
    self.target = target
    self.problem = problem
  }
}

extension OutputError: CustomStringConvertible {
  /// One sentence: what could not be written, why, and what to do where that is known.
  public var description: String {
    "cannot write \(target): \(reason)"
  }

  private var reason: String {
    switch problem {
    case .system(_, let words): words
    case .missingFolder: "its folder does not exist; create it first"
    case .symbolicLink: "it is a symbolic link; name the file that it leads to"
    case .notARegularFile: "it is not a regular file"
    case .changed: "it changed while it was being updated; run again"
    case .locked: "another process is writing in its folder; run again"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .markers(let fault): fault.description
    case .malformed(let fault): "the report does not read back (\(fault)); please report this bug"
    }
  }
}
