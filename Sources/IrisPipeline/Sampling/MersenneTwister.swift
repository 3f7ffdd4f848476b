/// The generator behind `numpy.random.RandomState(seed)`: the same words, integers and
/// permutations.
///
/// M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998; seeding and the
/// drawing of integers as in NumPy 2.4 (`_legacy_seeding`, `random_interval`,
/// `RandomState.shuffle`).
public struct MersenneTwister: Sendable {
  private static let length = 624
  @usableFromInline var state: [UInt32]
  @usableFromInline var position: Int

  /// Knuth's initialisation (`init_genrand`), which NumPy uses for a scalar seed.
  public init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(Self.length)
    var word = seed
    for index in 1..<UInt32(Self.length) {
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ index
      state.append(word)
    }
    position = Self.length
  }

  /// The next 32-bit word.
  ///
  /// Inlinable, as resampling in other modules draws half a million of them.
  @inlinable public mutating func next() -> UInt32 {
    if position == state.count { twist() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  @usableFromInline mutating func twist() {
    // Three loops, so that no index needs a division.
    let overlap = Self.length - 397
    for index in 0..<overlap { twist(index, next: index + 1, other: index + 397) }
    for index in overlap..<(Self.length - 1) {
      twist(index, next: index + 1, other: index - overlap)
    }
    twist(Self.length - 1, next: 0, other: 396)
    position = 0
  }

  @inline(__always)
  private mutating func twist(_ index: Int, next: Int, other: Int) {
    let mixed = (state[index] & 0x8000_0000) | (state[next] & 0x7fff_ffff)
    state[index] = state[other] ^ (mixed >> 1) ^ ((mixed & 1) &* 0x9908_b0df)
  }

  /// An integer in 0...maximum, by masking and rejection; draws nothing where `maximum` is zero.
  public mutating func integer(upTo maximum: UInt64) -> UInt64 {
    if maximum == 0 { return 0 }
    let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
    while true {
      var word = UInt64(next())
      if maximum > UInt64(UInt32.max) { word = word << 32 | UInt64(next()) }
      if word & mask <= maximum { return word & mask }
    }
  }

  /// Puts the elements into random order, from the last to the second.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, Int(integer(upTo: UInt64(index))))
    }
  }

  /// The numbers 0..<count in random order.
  public mutating func permutation(_ count: Int) -> [Int] {
    var numbers = Array(0..<count)
    shuffle(&numbers)
    return numbers
  }

  /// `size` different elements; consumes a whole permutation, even where all are taken.
  public mutating func choice(_ elements: [Int], size: Int) -> [Int] {
    permutation(elements.count).prefix(size).map { elements[$0] }
  }
}
