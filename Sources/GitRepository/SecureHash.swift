/// SHA-1 or SHA-256 (FIPS 180-4), to see whether stored bytes are still those that were stored.
///
/// git's own format asks for them; nothing here relies on SHA-1 to keep a forger out.
enum SecureHash {
  case sha1, sha256

  /// By the number of bytes in a name: 20 or 32.
  init(idLength: Int) {
    self = idLength == 32 ? .sha256 : .sha1
  }

  /// The 20 or 32 bytes for a message, which is given in parts.
  func hash(_ parts: ArraySlice<UInt8>...) -> [UInt8] {
    var state = initialState
    var block: [UInt8] = []
    block.reserveCapacity(64)
    for part in parts { absorb(part, &block, &state) }
    let bitCount = UInt64(parts.reduce(0) { $0 + $1.count }) * 8
    let zeros = (119 - block.count) % 64
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * UInt64($0))) }
    absorb(([0x80] + [UInt8](repeating: 0, count: zeros) + length)[...], &block, &state)
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
    }
  }

  private func absorb(_ bytes: ArraySlice<UInt8>, _ block: inout [UInt8], _ state: inout [UInt32]) {
    var rest = bytes
    while block.count + rest.count >= 64 {
      let count = 64 - block.count
      block += rest.prefix(count)
      rest = rest.dropFirst(count)
      self == .sha1 ? compress1(block, &state) : compress256(block, &state)
      block.removeAll(keepingCapacity: true)
    }
    block += rest
  }

  private var initialState: [UInt32] {
    switch self {
    case .sha1: [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
    case .sha256:
      [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
      ]
    }
  }

  private func words(_ block: [UInt8]) -> [UInt32] {
    (0..<16).map { place in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[4 * place + $1]) }
    }
  }

  /// Section 6.1.2.
  private func compress1(_ block: [UInt8], _ state: inout [UInt32]) {
    var schedule = words(block)
    for t in 16..<80 {
      let word = schedule[t - 3] ^ schedule[t - 8] ^ schedule[t - 14] ^ schedule[t - 16]
      schedule.append(word.rotatedLeft(1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for t in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch t {
        case 0..<20: (b & c ^ ~b & d, 0x5a82_7999)
        case 20..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case 40..<60: (b & c ^ b & d ^ c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let next = a.rotatedLeft(5) &+ mixed &+ e &+ constant &+ schedule[t]
      (e, d, c, b, a) = (d, c, b.rotatedLeft(30), a, next)
    }
    for (place, word) in [a, b, c, d, e].enumerated() { state[place] &+= word }
  }

  /// Section 6.2.2.
  private func compress256(_ block: [UInt8], _ state: inout [UInt32]) {
    var schedule = words(block)
    for t in 16..<64 {
      let (first, second) = (schedule[t - 15], schedule[t - 2])
      let low = first.rotatedLeft(25) ^ first.rotatedLeft(14) ^ first >> 3
      let high = second.rotatedLeft(15) ^ second.rotatedLeft(13) ^ second >> 10
      schedule.append(high &+ schedule[t - 7] &+ low &+ schedule[t - 16])
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let high = e.rotatedLeft(26) ^ e.rotatedLeft(21) ^ e.rotatedLeft(7)
      let first = h &+ high &+ (e & f ^ ~e & g) &+ roundConstants[t] &+ schedule[t]
      let low = a.rotatedLeft(30) ^ a.rotatedLeft(19) ^ a.rotatedLeft(10)
      let second = low &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
  }
}

extension UInt32 {
  fileprivate func rotatedLeft(_ count: UInt32) -> UInt32 {
    self << count | self >> (32 - count)
  }
}

/// Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
  0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
  0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
  0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
  0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
  0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
  0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
  0xc671_78f2,
]
