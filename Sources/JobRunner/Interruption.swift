import CProcess
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// SIGINT (Ctrl-C), SIGTERM and SIGHUP: end what runs, leave nothing half done, exit with 128 + the signal.
///
/// The main thread does nothing but wait for them, so what they set off is ordinary code and no handler.
/// They are blocked in every other thread. An asynchronous `main` would not do: once it is suspended,
/// libdispatch on Linux parks the main thread in sigsuspend(2) with every signal unblocked.
public enum Interruption {
  private struct State {
    var runningCommands = 0
    var first: Int32?
    var count = 0
  }

  private static let state = Mutex(State())

  /// Ends the process with the exit code that `program` returns, or as a signal asks.
  ///
  /// While a command runs, a signal makes `CommandRunner.run` end it and return `interrupted`; `program`
  /// then is to return 128 + the signal. Otherwise the process ends by itself as soon as
  /// `withoutHalfDoneWork` lets it, and by a second signal at once. A signal that the process was started
  /// with ignored (nohup, a background job of `sh`) stays ignored.
  ///
  /// To be called from the main thread before there is any other.
  ///
  /// - Parameter withoutHalfDoneWork: calls its argument when no file is half written.
  public static func guarding(
    _ program: @escaping @Sendable () async -> Int32,
    withoutHalfDoneWork: @Sendable (() -> Void) -> Void = { $0() }
  ) -> Never {
    var signals = Self.signals()
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    Task.detached { exit(await program()) }
    while true {
      var signal: Int32 = 0
      guard unsafe sigwait(&signals, &signal) == 0 else { continue }
      guard note(signal) else { continue }
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      withoutHalfDoneWork { _exit(128 + signal) }
    }
  }

  private static func signals() -> sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where cprocess_is_ignored(signal) == 0 {
      unsafe sigaddset(&signals, signal)
    }
    return signals
  }

  /// Remembers a signal; returns whether the process is to end now.
  private static func note(_ signal: Int32) -> Bool {
    state.withLock { state in
      state.first = state.first ?? signal
      state.count += 1
      return state.runningCommands == 0
    }
  }

  /// The first signal that came.
  public static var signal: Int32? { state.withLock { $0.first } }

  /// The number of signals that came.
  static var count: Int { state.withLock { $0.count } }

  /// Announces a command; returns the signal because of which it must not start.
  static func enter() -> Int32? {
    state.withLock { state in
      if state.first == nil { state.runningCommands += 1 }
      return state.first
    }
  }

  /// Takes the announcement back; returns the signal that came meanwhile, which nobody else acts on.
  static func leave() -> Int32? {
    state.withLock { state in
      state.runningCommands -= 1
      return state.first
    }
  }
}
