import Testing

@testable import GitRepository

/// The examples of FIPS 180-4's companion papers, and lengths around the end of a block.
@Suite struct SecureHashTests {
  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test(arguments: [
    (
      "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ),
    (
      "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func examples(_ message: String, short: String, long: String) {
    let bytes = Array(message.utf8)[...]
    #expect(hexadecimal(SecureHash.sha1.hash(bytes)) == short)
    #expect(hexadecimal(SecureHash.sha256.hash(bytes)) == long)
  }

  @Test func partsCountAsOne() {
    for count in 0..<200 {
      let bytes = (0..<count).map { UInt8($0) }
      for hash in [SecureHash.sha1, .sha256] {
        #expect(hash.hash(bytes[..<(count / 3)], bytes[(count / 3)...]) == hash.hash(bytes[...]))
      }
    }
  }
}
