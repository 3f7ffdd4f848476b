import Reporters
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One line on standard error that counts the bytes that were read, on a terminal only.
final class ByteProgress: Sendable {
  private static let step = 64 << 20

  private let isShown: Bool
  private let count = Mutex(0)

  init(isQuiet: Bool) { isShown = !isQuiet && isatty(2) == 1 }

  func read(_ bytes: Int) {
    guard isShown else { return }
    let reached = count.withLock { count -> Int? in
      let before = count / Self.step
      count += bytes
      return count / Self.step > before ? count : nil
    }
    if let reached { write("\rmlgate: \(reached >> 20) MiB hashed") }
  }

  deinit {
    if isShown, count.withLock({ $0 >= Self.step }) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // Nobody loses anything where it cannot be written.
    do throws(OutputError) { try CheckedOutput.standardError.write(Array(text.utf8)) } catch {}
  }
}
