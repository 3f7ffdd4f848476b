#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a command took, its waited-for descendants and its killed orphans included (wait4(2)).
public struct ResourceUsage: Hashable, Sendable {
  /// In user and in system mode.
  public private(set) var cpuTime: Duration
  /// The largest resident set of any one process, in bytes.
  ///
  /// Linux counts what the new process shared with this one before its exec, so that a small program
  /// shows this process's own peak at the start: a bound from above, and exact for larger programs.
  public private(set) var peakMemory: Int

  public init(cpuTime: Duration, peakMemory: Int) {
    self.cpuTime = cpuTime
    self.peakMemory = peakMemory
  }

  init(_ usage: rusage) {
    cpuTime = Duration(usage.ru_utime) + Duration(usage.ru_stime)
    #if canImport(Darwin)
      peakMemory = Int(usage.ru_maxrss)
    #else
      peakMemory = Int(usage.ru_maxrss) * 1024
    #endif
  }

  /// Adds what another process took: times add up, memory does not.
  mutating func add(_ other: ResourceUsage) {
    cpuTime += other.cpuTime
    peakMemory = max(peakMemory, other.peakMemory)
  }
}

extension Duration {
  fileprivate init(_ time: timeval) {
    self = .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
  }
}
