import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One line on standard error that counts, on a terminal only, and gone at the end.
struct Progress {
  private let what: String
  private let total: Int
  private let isShown: Bool
  private var shownPercent = -1

  /// - Parameter what: what is counted: `commits`.
  init(_ what: String, of total: Int, isQuiet: Bool) {
    self.what = what
    self.total = total
    isShown = !isQuiet && total >= 50 && isatty(2) == 1
  }

  mutating func reached(_ count: Int) {
    guard isShown, count * 100 / total != shownPercent else { return }
    shownPercent = count * 100 / total
    write("\rmlgate: \(count) of \(total) \(what) judged (\(shownPercent) %)")
  }

  /// Takes the line away.
  func finish() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // Nobody loses anything where it cannot be written.
    do throws(OutputError) { try CheckedOutput.standardError.write(Array(text.utf8)) } catch {}
  }
}
