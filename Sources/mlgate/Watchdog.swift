import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends the process with exit 3 when the time is up, whatever it is doing.
///
/// libgit2 can spin for ever on a damaged object (libgit2 issue 7346); nothing inside the process can
/// interrupt a spinning C call, so a thread of its own leaves through `_exit`.
enum Watchdog {
  /// Counts starts and stops; a thread that finds another number than its own has nothing to guard.
  private static let turn = Atomic(0)

  static func start(seconds: Int) {
    let own = turn.add(1, ordering: .sequentiallyConsistent).newValue
    let thread = PosixThread {
      sleepFully(seconds)
      guard turn.load(ordering: .sequentiallyConsistent) == own else { return }
      let text =
        "mlgate: gave up after \(seconds) seconds; check the repository with 'git fsck', or allow more with --timeout\n"
      let bytes = Array(text.utf8)
      _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
      _exit(3)
    }
    thread.startDetached()
  }

  /// Lets what follows take its time: a job has a time limit of its own.
  static func stop() {
    turn.add(1, ordering: .sequentiallyConsistent)
  }

  private static func sleepFully(_ seconds: Int) {
    var left = UInt32(seconds)
    while left > 0 { left = sleep(left) }
  }
}

/// A plain thread, because a task of the concurrency runtime could wait behind the work it watches.
private struct PosixThread {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  func startDetached() {
    let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = unsafe pthread_create(&thread, nil, threadMain, box)
    precondition(status == 0, "no thread for the watchdog")
    #if canImport(Darwin)
      if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }
}

private final class Box: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

#if canImport(Darwin)
  private func threadMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
    return nil
  }
#else
  private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
    return nil
  }
#endif
