/// Times pieces of work side by side: one sample of each in turn, so that a machine that slows down
/// slows all of them alike.
enum Stopwatch {
  /// 1000, so that a p99 means something.
  static let sampleCount = 1000
  /// A thousand times what reading the clock costs.
  private static let shortestSample = Duration.microseconds(20)

  /// Seconds that one repetition takes, for each piece of work.
  ///
  /// - Parameters:
  ///   - samples: how many of each.
  ///   - work: does its work so many times; the first calls warm up and find how many times fill a
  ///     sample.
  static func samples(
    _ count: Int = sampleCount, of work: [(_ repetitions: Int) -> Void]
  ) -> [LatencySamples] {
    let repetitions = work.map(repetitionsOfSample)
    var samples = [[Double]](repeating: [], count: work.count)
    for _ in 0..<count {
      for (index, body) in work.enumerated() {
        let seconds = duration(of: body, repetitions[index]).seconds
        samples[index].append(seconds / Double(repetitions[index]))
      }
    }
    return samples.map(LatencySamples.init)
  }

  private static func repetitionsOfSample(_ work: (Int) -> Void) -> Int {
    var repetitions = 1
    while repetitions < 1 << 20, duration(of: work, repetitions) < shortestSample {
      repetitions *= 2
    }
    return repetitions
  }

  private static func duration(of work: (Int) -> Void, _ repetitions: Int) -> Duration {
    ContinuousClock().measure { work(repetitions) }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
