import Synchronization

/// Counts the bytes that are read, from any thread, on one line of the terminal.
final class ReadProgress: Sendable {
  private static let unit = 1_000_000

  private let state: Mutex<(shown: Progress, count: Int)>

  /// - Parameter total: in bytes.
  init(of total: Int, isQuiet: Bool) {
    let shown = Progress("MB of LFS contents", of: total / Self.unit, isQuiet: isQuiet)
    state = Mutex((shown, 0))
  }

  func read(_ count: Int) {
    state.withLock { state in
      state.count += count
      state.shown.reached(state.count / Self.unit)
    }
  }

  /// Takes the line away.
  func finish() { state.withLock { $0.shown.finish() } }
}
