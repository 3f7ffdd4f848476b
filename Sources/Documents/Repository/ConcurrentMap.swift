import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Array where Element: Sendable {
  /// Fewer elements than this are not worth a thread: its start takes as long as parsing a few files.
  private static var serialCount: Int { 64 }

  /// `map` on every core, in the order of the elements.
  ///
  /// Plain threads: Swift's task groups would make every caller asynchronous, and Dispatch is one more
  /// library to load at each start. No thread is made for few elements.
  func concurrentMap<Result: Sendable>(_ transform: @escaping @Sendable (Element) -> Result)
    -> [Result]
  {
    let threads = Swift.min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), count / Self.serialCount)
    guard threads > 1 else { return map(transform) }
    let work = ConcurrentWork(self, transform)
    let helpers = (1..<threads).compactMap { _ in Thread { work.run() } }
    // Where the system refuses a thread, the ones there are do its share.
    work.run()
    for helper in helpers { helper.join() }
    return work.results
  }
}

/// Chunks of an array that threads take one after another until none is left.
private final class ConcurrentWork<Element: Sendable, Result: Sendable>: Sendable {
  private static var chunkSize: Int { 16 }

  private let elements: [Element]
  private let transform: @Sendable (Element) -> Result
  private let nextChunk = Atomic(0)
  private let finished: Mutex<[(chunk: Int, results: [Result])]> = Mutex([])

  init(_ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result) {
    self.elements = elements
    self.transform = transform
  }

  func run() {
    while true {
      let chunk = nextChunk.add(1, ordering: .relaxed).oldValue
      let start = chunk * Self.chunkSize
      guard start < elements.count else { return }
      let results = elements[start..<min(start + Self.chunkSize, elements.count)].map(transform)
      finished.withLock { $0.append((chunk, results)) }
    }
  }

  /// In the order of the elements, whichever thread was first.
  var results: [Result] {
    finished.withLock { $0.sorted { $0.chunk < $1.chunk }.flatMap(\.results) }
  }
}

/// A POSIX thread that runs one closure; must be joined.
private struct Thread {
  private let handle: pthread_t

  /// Nil where the system has no thread left (pthread_create(3): EAGAIN).
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = unsafe Unmanaged.passRetained(ThreadBody(run))
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    // Ours to choose: the default is 8 MiB with glibc, 512 KiB on macOS, 128 KiB with musl.
    unsafe pthread_attr_setstacksize(&attributes, 1 << 20)
    #if canImport(Glibc)
      var created = pthread_t()
    #else
      var created: pthread_t?
    #endif
    guard unsafe pthread_create(&created, &attributes, threadEntry, body.toOpaque()) == 0 else {
      unsafe body.release()
      return nil
    }
    #if canImport(Glibc)
      handle = created
    #else
      guard let created = unsafe created else { return nil }
      unsafe handle = created
    #endif
  }

  func join() {
    #if canImport(Glibc)
      pthread_join(handle, nil)
    #else
      unsafe pthread_join(handle, nil)
    #endif
  }
}

/// A closure that C can carry.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

#if canImport(Darwin)
  private func threadEntry(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#else
  private func threadEntry(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { preconditionFailure("a thread without its body") }
    unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#endif
