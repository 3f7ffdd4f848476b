public import ByteText
public import Findings

/// RESULTS.md: a block between two markers is ours, every other byte belongs to people.
///
/// The models' results are one block, what the smoke-train job found another.
public struct ResultsMarkdown: Sendable {
  /// The versions in the order in which the table shows them.
  public let results: [ModelResult]
  /// Nil leaves the job's block as it is.
  public let smokeTraining: JobOutcome?

  public init(_ results: [ModelResult], smokeTraining: JobOutcome? = nil) {
    self.results = results
    self.smokeTraining = smokeTraining
  }

  /// The new bytes of the file: each managed block replaced, or appended where there is none.
  ///
  /// The blocks take the line endings of the file's first line; updating twice is updating once.
  ///
  /// - Parameter existing: nil where there is no file yet.
  public func updating(_ existing: [UInt8]?) throws(ResultsMarkerFault) -> [UInt8] {
    let file = existing ?? []
    let page = try Self.replacing(
      ResultsBlock.markers, with: ResultsBlock(results: results).lines, in: file)
    guard let smokeTraining else { return page }
    return try Self.replacing(
      SmokeTrainingBlock.markers, with: SmokeTrainingBlock(job: smokeTraining).lines, in: page)
  }

  private static func replacing(
    _ markers: ResultsMarkers, with lines: [String], in file: [UInt8]
  ) throws(ResultsMarkerFault) -> [UInt8] {
    let lineBreak = firstLineBreak(of: file)
    let block = Array(lines.map { Array($0.utf8) }.joined(separator: lineBreak))
    if let managed = try markers.managedRange(in: file) {
      return file[..<managed.lowerBound] + block + file[managed.upperBound...]
    }
    if file.isEmpty { return Array("# Results\n\n".utf8) + block + lineBreak }
    return file + separation(after: file, lineBreak) + block + lineBreak
  }

  /// Rewrites the file at `path`, or creates it; returns whether it changed.
  ///
  /// What was made is read back before it replaces the file: its markers enclose one block, and making it
  /// again changes nothing.
  @discardableResult
  public func update(_ path: ByteString) throws(OutputError) -> Bool {
    let file = try AtomicFile(locking: path)
    let existing = try file.read()
    let bytes: [UInt8]
    let again: [UInt8]
    do {
      bytes = try updating(existing)
      again = try updating(bytes)
    } catch {
      throw OutputError(path, .markers(error))
    }
    guard again == bytes else {
      throw OutputError(
        path, .malformed(MalformedOutput("the block differs when made again", at: 0)))
    }
    try file.replace(with: bytes, ifStill: existing)
    return bytes != existing
  }

  /// `\n`, `\r\n` or `\r`, whichever ends the first line; `\n` in a file of one line.
  private static func firstLineBreak(of file: [UInt8]) -> [UInt8] {
    let first = file.firstIndex { $0 == .lineFeed || $0 == .carriageReturn }
    guard let first, file[first] == .carriageReturn else { return [.lineFeed] }
    let isPair = first + 1 < file.count && file[first + 1] == .lineFeed
    return isPair ? [.carriageReturn, .lineFeed] : [.carriageReturn]
  }

  /// What makes the block begin after one empty line.
  private static func separation(after file: [UInt8], _ lineBreak: [UInt8]) -> [UInt8] {
    if file.hasSuffix(lineBreak + lineBreak) { return [] }
    return file.hasSuffix(lineBreak) ? lineBreak : lineBreak + lineBreak
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }
}
