#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `iris-benchmark bits` prints a hash over every result of the iris pipeline, which is the same on
/// every machine and in every build; `iris-benchmark time` prints how long it takes; `iris-benchmark
/// pipeline FOLDER` runs all stages once and leaves their files there.
@main enum IrisBenchmark {
  static func main() throws {
    switch CommandLine.arguments.dropFirst() {
    case ["bits"]: for line in try BitReport.lines() { print(line) }
    case ["time"]: print(try Timing.json())
    case let arguments where arguments.count == 2 && arguments.first == "pipeline":
      try WholePipeline(folder: CommandLine.arguments[2]).run()
    default:
      let usage = Array("usage: iris-benchmark bits|time|pipeline FOLDER\n".utf8)
      _ = unsafe usage.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
      exit(2)
    }
  }
}
