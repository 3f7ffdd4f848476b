import ByteText
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension [UnifiedDiff] {
  /// For a program byte for byte; for people with everything visible that could act on a terminal or command the
  /// runner of GitHub Actions.
  func shown() -> [UInt8] {
    let bytes = flatMap(\.bytes)
    let isStep = WorkflowStep.current != nil
    guard isStep || isatty(1) == 1 else { return bytes }
    return bytes.split(separator: .lineFeed).flatMap { line in
      // The runner obeys a command behind blanks too.
      let text = (isStep ? "| " : "") + ByteString(line).description
      return [UInt8]((TerminalEncoder.withoutCommandMark(text) + "\n").utf8)
    }
  }
}
