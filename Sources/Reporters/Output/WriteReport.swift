public import ByteText
public import Findings

extension Reporter {
  /// Writes the report to a file: made, read back, and only then put in the place of the old one.
  public func write(_ report: Report, to path: ByteString) throws(OutputError) {
    let bytes = try verifiedBytes(for: report, target: path)
    try AtomicFile(locking: path).replace(with: bytes)
  }

  /// Writes the report to a stream: made, read back, and only then sent.
  public func write(
    _ report: Report, to output: CheckedOutput = .standardOutput
  ) throws(OutputError) {
    try output.write(verifiedBytes(for: report, target: output.name))
  }

  /// The report, read back.
  ///
  /// - Parameter target: where it is to go, for the error.
  public func verifiedBytes(
    for report: Report, target: ByteString
  ) throws(OutputError) -> [UInt8] {
    let bytes = bytes(for: report)
    do {
      try reparse(bytes)
    } catch {
      throw OutputError(target, .malformed(error))
    }
    return bytes
  }
}
