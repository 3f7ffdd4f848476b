/// One of git's wildcard patterns: `*`, `?`, `[a-z]`, `[!a]`, `[[:digit:]]`, `**` and `\` before a
/// byte that stands for itself.
///
/// It says what `wildmatch.c` of git 2.39 says, oddities included (a letter in brackets does not
/// fold case, a range does), but walks the states of the pattern side by side: the time is at most
/// pattern × text, where backtracking takes exponential time.
public struct Wildmatch: Sendable {
  /// All but the literal bytes at the end; nil where the pattern can match nothing.
  private let tokens: [WildmatchToken]?
  private let tail: [UInt8]
  private let ignoresCase: Bool

  /// - Parameters:
  ///   - isPathname: `*`, `?` and brackets stop at `/`, and `**` between slashes does not.
  ///   - ignoresCase: ASCII letters match in either case.
  public init(_ pattern: some Collection<UInt8>, isPathname: Bool, ignoresCase: Bool = false) {
    var parser = WildmatchParser(
      pattern: Array(pattern), isPathname: isPathname, ignoresCase: ignoresCase)
    let parsed = parser.parse()
    let split = parsed.map(tailStart) ?? 0
    tokens = parsed.map { Array($0[..<split]) }
    tail = parsed?[split...].compactMap(\.literal) ?? []
    self.ignoresCase = ignoresCase
  }

  /// The byte that every match ends with; nil where there is no such byte.
  var lastByte: UInt8? { tail.last }

  /// Whether the pattern matches the whole of `text`.
  public func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard let tokens, text.count >= tail.count else { return false }
    let middle = text.dropLast(tail.count)
    guard bytesMatch(text[middle.endIndex...], tail, ignoresCase: ignoresCase) else { return false }
    if tokens.isEmpty { return middle.isEmpty }
    if tokens.count == 1 {
      if case .star = tokens[0] { return !middle.contains(.ascii("/")) }
      if case .anything = tokens[0] { return true }
    }
    return simulate(tokens, on: middle)
  }

  /// `active[i]` says that the first `i` tokens match what was read so far.
  private func simulate(_ tokens: [WildmatchToken], on text: ArraySlice<UInt8>) -> Bool {
    var active = [Bool](repeating: false, count: tokens.count + 1)
    active[0] = true
    skipWhatMayBeEmpty(tokens, &active, startsComponent: true)
    for byte in text {
      let byte = ignoresCase ? byte.lowercased : byte
      var isAlive = false
      active[tokens.count] = false
      for index in tokens.indices.reversed() where active[index] {
        let token = tokens[index]
        let accepts = token.accepts(byte)
        if !token.repeats && accepts { active[index + 1] = true }
        active[index] = token.repeats && accepts
        isAlive = isAlive || accepts
      }
      guard isAlive else { return false }
      skipWhatMayBeEmpty(tokens, &active, startsComponent: byte == .ascii("/"))
    }
    return active[tokens.count]
  }

  private func skipWhatMayBeEmpty(
    _ tokens: [WildmatchToken], _ active: inout [Bool], startsComponent: Bool
  ) {
    for (index, token) in tokens.enumerated() where active[index] && token.repeats {
      active[index + 1] = true
      if startsComponent, case .folders = token { active[index + 2] = true }
    }
  }
}

/// Whether `text` is `literal`; where case is ignored, `literal` is in lower case already.
func bytesMatch(_ text: ArraySlice<UInt8>, _ literal: [UInt8], ignoresCase: Bool) -> Bool {
  guard text.count == literal.count else { return false }
  var position = text.startIndex
  for byte in literal {
    let other = text[position]
    guard byte == (ignoresCase ? other.lowercased : other) else { return false }
    position += 1
  }
  return true
}

/// Where the literal bytes at the end begin. The slash after `**` stays with it, because both may
/// be absent together.
private func tailStart(_ tokens: [WildmatchToken]) -> Int {
  guard let last = tokens.lastIndex(where: { $0.literal == nil }) else { return 0 }
  if case .folders = tokens[last] { return last + 2 }
  return last + 1
}
