import ByteText

/// Whether a figure's name says that each run measures it anew (`train_seconds`, `gpu_memory_mb`), so
/// that it belongs neither to the record nor to RESULTS.md.
func namesMeasurement(_ name: String) -> Bool {
  let words = name.utf8.map(\.lowercased).split { !$0.isAlphanumeric }
  return words.contains { measurementWords.contains(ByteString($0)) }
}

private let measurementWords: Set<ByteString> = [
  "seconds", "second", "sec", "ms", "us", "ns", "time", "timestamp", "duration", "latency",
  "runtime", "throughput", "speed", "fps", "memory", "bytes",
]
