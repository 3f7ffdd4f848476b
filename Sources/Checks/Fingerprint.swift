import ByteText
import Findings

/// Names findings so that the same fault keeps its name when lines move above it.
struct FingerprintMaker {
  private var seen: [UInt128: Int] = [:]

  /// 32 hexadecimal digits: FNV-1a (128 bits) over the rule, the path, the source line without its
  /// indentation, and how many equal ones came before. It tells findings apart; it is no seal.
  mutating func fingerprint(of ruled: RuledFinding, line: ByteString?) -> String {
    // A whole-file finding has no line; its message tells it from others of the same rule.
    let text = line.map { ByteString($0.trimmed) } ?? ByteString(ruled.finding.message.text)
    let rule = ruled.rule.identity
    let path = ruled.finding.location.path
    var hash = FNV1a()
    hash.add(Array(rule.id.utf8) + [0] + path.bytes.bytes + [0] + text.bytes)
    let ordinal = seen[hash.value, default: 0]
    seen[hash.value] = ordinal + 1
    if ordinal > 0 { hash.add([0] + Array(String(ordinal).utf8)) }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}

/// Fowler, Noll and Vo's hash 1a with 128 bits (RFC 9923).
private struct FNV1a {
  private(set) var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  mutating func add(_ bytes: [UInt8]) {
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
    for byte in bytes { value = (value ^ UInt128(byte)) &* prime }
  }
}
