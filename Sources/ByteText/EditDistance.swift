/// The number of insertions, deletions, substitutions and swaps of neighbours that turn `left` into
/// `right` (optimal string alignment; Damerau 1964), or nil when it exceeds `limit`.
public func editDistance(_ left: ByteString, _ right: ByteString, limit: Int) -> Int? {
  guard abs(left.count - right.count) <= limit else { return nil }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for (row, byte) in left.bytes.enumerated() {
    var current = [row + 1]
    for (column, other) in right.bytes.enumerated() {
      var best = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  let distance = last[right.count]
  return distance <= limit ? distance : nil
}

/// The candidate nearest to `word` within `limit` edits (without one: two, or one where the word has
/// fewer than six bytes); the first of equals; nil where `word` itself is a candidate or nothing is near.
public func nearest(
  to word: ByteString, among candidates: some Sequence<ByteString>, limit: Int? = nil
) -> ByteString? {
  let limit = limit ?? (word.count < 6 ? 1 : 2)
  var best: (candidate: ByteString, distance: Int)?
  for candidate in candidates {
    guard let distance = editDistance(word, candidate, limit: limit) else { continue }
    if distance == 0 { return nil }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}
